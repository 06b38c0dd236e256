package io.atopile.mcp.skill.run;

import io.atopile.mcp.skill.plan.Skill;
import io.atopile.mcp.tool.McpClientHandle;
import io.atopile.mcp.tool.ToolCaller;
import io.atopile.mcp.tool.ToolSource;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * What to run, for whom, and with which tools.
 *
 * @param project as calls name it
 * @param root the project's real path
 * @param input validated against the skill's schema, with defaults filled in
 * @param meta passed on with each call, as received with the call that requested the run
 */
public record SkillRunRequest(
        Skill skill, Optional<String> project, Optional<Path> root, ObjectNode input, ToolSource tools, ToolCaller caller, McpClientHandle peer, ObjectNode meta) {}
