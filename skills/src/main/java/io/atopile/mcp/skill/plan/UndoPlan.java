package io.atopile.mcp.skill.plan;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes back what a step did: a call, or one for each item of a list. Its expressions see the step's own result under its id.
 */
public record UndoPlan(String tool, JsonTemplate with, Optional<JsonataExpression> each) {

    public UndoPlan(String tool, @Nullable JsonTemplate with, Optional<JsonataExpression> each) {
        this.tool = tool;
        this.with = with == null ? JsonTemplate.EMPTY : with;
        this.each = each;
    }
}
