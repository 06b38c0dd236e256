package io.atopile.mcp.server;

import io.atopile.mcp.agent.tool.AgentTools;
import io.atopile.mcp.prompt.PromptSource;
import io.atopile.mcp.resource.ResourceSource;
import io.atopile.mcp.skill.SkillCatalog;
import io.atopile.mcp.skill.SkillLocations;
import io.atopile.mcp.skill.SkillPrompts;
import io.atopile.mcp.skill.SkillRegistry;
import io.atopile.mcp.skill.SkillResources;
import io.atopile.mcp.skill.SkillService;
import io.atopile.mcp.skill.SuggestingTools;
import io.atopile.mcp.skill.plan.KnownTools;
import io.atopile.mcp.skill.run.SkillRunService;
import io.atopile.mcp.skill.tool.SkillTools;
import io.atopile.mcp.tool.ToolSource;
import io.atopile.mcp.tool.Workspace;
import io.atopile.mcp.tools.relay.RelayTools;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Creates what skills need, and what is derived from them: prompts, resources, and hints on results. */
final class SkillWiring implements AutoCloseable {

    private static final String RUN = "skill_run";

    private final SkillRegistry registry;
    private final SkillService desk;
    private final Supplier<SkillCatalog> shelf;
    private final ToolSource tools;
    private final Function<String, List<String>> values;

    /**
     * {@code names} are those of all tools, available once one of {@code tools} has been requested; {@code values} lists the known values
     * of a prompt's argument.
     */
    SkillWiring(
            Settings settings, Workspace workspace, ToolSource tools, Supplier<Set<String>> names, Function<String, List<String>> values) {
        var beyond = Stream.of(SkillTools.NAMES, AgentTools.NAMES, RelayTools.NAMES).flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());
        var user = settings.reader().userFile().resolveSibling("skills");
        this.registry = new SkillRegistry(
                new SkillLocations(user, settings.atopile().trust()::trusts), new KnownTools(tools, names, beyond));
        this.desk = new SkillService(registry, new SkillRunService(settings.atopile().state().resolve("skill-runs")));
        this.shelf = () -> desk.buildCatalog(workspace.onlyProject());
        this.tools = tools;
        this.values = values;
    }

    SkillService desk() {
        return desk;
    }

    PromptSource prompts() {
        return new SkillPrompts(shelf, () -> tools.find(RUN).isPresent(), values);
    }

    ResourceSource resources() {
        return new SkillResources(shelf);
    }

    /** Returns the tools, whose results suggest a suitable skill. */
    ToolSource suggesting() {
        return new SuggestingTools(tools, tool -> tools.find(RUN).isPresent() ? registry.listSuggestions(tool) : List.of());
    }

    @Override
    public void close() {
        desk.close();
    }
}
