package io.atopile.mcp.skill.tool;

import io.atopile.mcp.skill.SkillService;
import io.atopile.mcp.tool.Tool;
import java.util.List;
import java.util.Set;

/** The tools for skills, in listing order. */
public final class SkillTools {

    /** Their names; no skill may call them. */
    public static final Set<String> NAMES = Set.of("skills_list", "skills_load", "skill_run");

    private SkillTools() {}

    public static List<Tool<?, ?>> createTools(SkillService desk) {
        return List.of(new SkillsList(desk), new SkillsLoad(desk), new SkillRun(desk));
    }
}
