package io.atopile.mcp.skill.plan;

/** Who a skill comes from, in order of precedence: a later origin can't reuse the name of an earlier one's skill. */
public enum SkillOrigin {
    BUILT_IN,
    USER,
    PROJECT
}
