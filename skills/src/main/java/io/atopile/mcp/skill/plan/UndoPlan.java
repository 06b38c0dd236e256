package io.atopile.mcp.skill.plan;

import java.util.Optional;

/**
 * Reverts a step: a call, or one call per item of a list. Its expressions can use the step's own result under the step's id.
 */
public record UndoPlan(String tool, JsonTemplate with, Optional<JsonataExpression> each) {

    public UndoPlan {
        with = with == null ? JsonTemplate.EMPTY : with;
    }
}
