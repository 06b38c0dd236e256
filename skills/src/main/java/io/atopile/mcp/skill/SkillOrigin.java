package io.atopile.mcp.skill;

/** Who a skill comes from; an earlier one's name can't be taken by a later one. */
public enum SkillOrigin {
    BUILT_IN,
    USER,
    PROJECT
}
