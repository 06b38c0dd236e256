package io.atopile.mcp.skill.plan;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reverts a step: a call, or one call per item of a list. Its expressions can use the step's own result under the step's id.
 */
public record UndoPlan(String tool, JsonTemplate with, Optional<JsonataExpression> each) {

    public UndoPlan(String tool, @Nullable JsonTemplate with, Optional<JsonataExpression> each) {
        this.tool = tool;
        this.with = with == null ? JsonTemplate.EMPTY : with;
        this.each = each;
    }
}
