package io.atopile.mcp.skill;

/** The skills as they are at this moment, for those who are asked without a call. */
@FunctionalInterface
public interface SkillCatalogSource {

    SkillCatalog now();
}
