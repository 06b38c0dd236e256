package io.atopile.mcp.skill.run;

import io.atopile.mcp.skill.Skill;
import io.atopile.mcp.tool.McpClientHandle;
import io.atopile.mcp.tool.ToolCaller;
import io.atopile.mcp.tool.ToolSource;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is to be run, for whom, and with which tools.
 *
 * @param project as calls name it
 * @param root the project's real path
 * @param input checked against the skill's schema, defaults filled in
 * @param meta goes with each call, as it came with the one that asks for the run
 */
public record SkillRunRequest(
        Skill skill, Optional<String> project, Optional<Path> root, ObjectNode input, ToolSource tools, ToolCaller caller, McpClientHandle peer, ObjectNode meta) {}
