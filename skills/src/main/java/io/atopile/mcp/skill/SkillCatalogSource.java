package io.atopile.mcp.skill;

/** Supplies the current skills where there is no tool call, as for prompts and resources. */
@FunctionalInterface
public interface SkillCatalogSource {

    SkillCatalog now();
}
