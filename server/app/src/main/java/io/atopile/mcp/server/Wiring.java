package io.atopile.mcp.server;

import io.atopile.mcp.agent.codex.CodexTools;
import io.atopile.mcp.agent.tool.AgentTools;
import io.atopile.mcp.agent.tool.RunServiceProvider;
import io.atopile.mcp.build.Builds;
import io.atopile.mcp.file.WriteRules;
import io.atopile.mcp.http.JsonService;
import io.atopile.mcp.kicad.KicadFinder;
import io.atopile.mcp.language.LanguageServer;
import io.atopile.mcp.model.ModelGateway;
import io.atopile.mcp.parts.live.ComponentsService;
import io.atopile.mcp.parts.assembly.CataloguedPackage;
import io.atopile.mcp.project.AllowedProjects;
import io.atopile.mcp.project.AtoFinder;
import io.atopile.mcp.project.AtopileSettings;
import io.atopile.mcp.resource.CompositeResourceSource;
import io.atopile.mcp.server.dispatch.ServerFeatures;
import io.atopile.mcp.server.log.ActionLogFile;
import io.atopile.mcp.server.log.LoggingDefectReporter;
import io.atopile.mcp.server.log.StateDirectory;
import io.atopile.mcp.skill.SkillService;
import io.atopile.mcp.skill.tool.SkillTools;
import io.atopile.mcp.syntax.AtoGrammar;
import io.atopile.mcp.syntax.SyntaxCheck;
import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.McpClientHandle;
import io.atopile.mcp.tool.Tool;
import io.atopile.mcp.tool.ToolAnnotations;
import io.atopile.mcp.tool.ToolCaller;
import io.atopile.mcp.tool.ToolRegistry;
import io.atopile.mcp.tool.ToolSource;
import io.atopile.mcp.tool.ToolSpec;
import io.atopile.mcp.tool.Workspace;
import io.atopile.mcp.tools.answer.LayoutAccess;
import io.atopile.mcp.tools.build.BuildTools;
import io.atopile.mcp.tools.design.DesignTools;
import io.atopile.mcp.tools.files.FileTools;
import io.atopile.mcp.tools.layout.LayoutTools;
import io.atopile.mcp.tools.packages.PackageTools;
import io.atopile.mcp.tools.parts.PartsTools;
import io.atopile.mcp.tools.relay.RelayTools;
import io.atopile.mcp.tools.report.ProjectResources;
import io.atopile.mcp.tools.report.ProjectValues;
import io.atopile.mcp.tools.report.ReportTools;
import io.atopile.mcp.tools.stdlib.StdlibTools;
import io.atopile.mcp.tools.targets.TargetTools;
import io.atopile.mcp.tools.upgrade.UpgradeTools;
import io.atopile.mcp.tools.workspace.WorkspaceTools;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Assembles the program; the only class that knows all of its parts. */
public final class Wiring implements AutoCloseable {

    private final AllowedProjects workspace;
    private final Builds builds;
    private final AtoGrammar grammar;
    private final LanguageServer language;
    private final PartsWiring parts;
    private final JsonService services;
    private final DeferredTools tools;
    private final AgentWiring runs;
    private final SkillWiring skills;
    private final ServerFeatures offer;

    private Wiring(
            AllowedProjects workspace,
            Builds builds,
            AtoGrammar grammar,
            LanguageServer language,
            PartsWiring parts,
            JsonService services,
            DeferredTools tools,
            AgentWiring runs,
            SkillWiring skills,
            ServerFeatures offer) {
        this.workspace = workspace;
        this.builds = builds;
        this.grammar = grammar;
        this.language = language;
        this.parts = parts;
        this.services = services;
        this.tools = tools;
        this.runs = runs;
        this.skills = skills;
        this.offer = offer;
    }

    /**
     * Creates everything except the tools, which are created when one is first requested; starts nothing.
     *
     * @throws IOException if a directory that the user named can't be worked in; the message names it
     */
    public static Wiring of(Settings settings) throws IOException {
        return of(settings, Optional.empty());
    }

    /**
     * Does the same with a model that replaces the provider in the settings.
     *
     * @throws IOException if a directory that the user named can't be worked in; the message names it
     */
    public static Wiring of(Settings settings, Optional<ModelGateway> model) throws IOException {
        var workspace = Settings.resolveProjects(settings.projects());
        new StateDirectory(settings.atopile().state()).secure();
        var builds = new Builds(settings.atopile());
        var ato = new AtoFinder(settings.atopile(), workspace.roots());
        var grammar = new AtoGrammar(ato);
        var language = new LanguageServer(ato);
        var services = new JsonService();
        var parts = PartsWiring.of(settings.atopile(), ComponentsService.of(services, ato));
        var runs = new AgentWiring(settings, model);
        var tools = new DeferredTools();
        var names = new AtomicReference<>(ToolNames.NONE);
        var skills = new SkillWiring(settings, workspace, tools, runs::getToolNames, new ProjectValues(workspace, builds)::list);
        tools.make(() -> createRegistry(
                settings,
                workspace,
                runs,
                names,
                Stream.of(
                                createTools(settings.atopile(), settings.reader()::writeRules, builds, ato, grammar, language, parts),
                                PackageTools.createTools(ato, services, settings.atopile().state().resolve("snapshots")).stream(),
                                SkillTools.createTools(skills.desk()).stream(),
                                AgentTools.createTools(runs).stream(),
                                RelayTools.createTools().stream())
                        .flatMap(all -> all)));
        runs.use(skills.suggesting());
        var offer = createFeatures(settings, tools, names::get, runs, skills, new ProjectResources(workspace, builds, ato));
        return new Wiring(workspace, builds, grammar, language, parts, services, tools, runs, skills, offer);
    }

    private static ServerFeatures createFeatures(
            Settings settings, DeferredTools tools, Supplier<ToolNames> names, AgentWiring runs, SkillWiring skills, ProjectResources resources) {
        var callable = settings.offersCodex() ? new CodexTools(skills.suggesting(), runs) : skills.suggesting();
        return new ServerFeatures(
                "atopile-mcp",
                "atopile",
                version(),
                ServerInstructions.of(settings),
                new ListedTools(callable, names),
                settings.isDefaultListed() ? CachedToolList.find() : Optional.empty(),
                new CompositeResourceSource(List.of(resources, skills.resources())),
                new ListedPrompts(skills.prompts(), tools, names),
                new RunEventSource(runs),
                Optional.empty());
    }

    private static ToolRegistry createRegistry(
            Settings settings, Workspace workspace, AgentWiring runs, AtomicReference<ToolNames> names, Stream<Tool<?, ?>> all) {
        var tools = all.toList();
        var enabled = tools.stream().filter(tool -> settings.isEnabled(getSpec(tool))).toList();
        names.set(new ToolNames(
                collectNames(tools, _ -> true),
                collectNames(enabled, _ -> true),
                collectNames(enabled, spec -> ToolAnnotations.of(Set.of(spec.effects()), spec.idempotent()).readOnly()),
                collectNames(enabled, settings::isListed)));
        runs.setToolNames(names.get().all());
        return new ToolRegistry(
                enabled,
                workspace,
                new PolicyGate(settings.mode(), settings.reasonsToAsk()),
                new ActionLogFile(settings.actionLog(), runs::hide),
                new LoggingDefectReporter());
    }

    /** Creates all tools, in the order in which they are listed. */
    private static Stream<Tool<?, ?>> createTools(
            AtopileSettings settings,
            Supplier<WriteRules> rules,
            Builds builds,
            AtoFinder ato,
            SyntaxCheck syntax,
            LanguageServer language,
            PartsWiring parts) {
        var snapshots = settings.state().resolve("snapshots");
        var layouts = new LayoutAccess(builds, snapshots);
        return Stream.of(
                        WorkspaceTools.createTools(builds),
                        UpgradeTools.createTools(builds, ato, snapshots, syntax),
                        FileTools.createTools(snapshots, syntax, rules),
                        BuildTools.createTools(builds, ato, snapshots, syntax),
                        TargetTools.createTools(snapshots),
                        DesignTools.createTools(snapshots, builds, language, ato),
                        ReportTools.createTools(builds, layouts, CataloguedPackage.lookUp(parts.imported())),
                        LayoutTools.createTools(layouts, ato.kicad()),
                        StdlibTools.createTools(ato),
                        PartsTools.createTools(parts.desk(), parts.libraries(), ato, snapshots, language))
                .flatMap(List::stream);
    }

    private static Set<String> collectNames(List<Tool<?, ?>> tools, Predicate<ToolSpec> chosen) {
        return tools.stream().map(Wiring::getSpec).filter(chosen).map(ToolSpec::name).collect(Collectors.toUnmodifiableSet());
    }

    private static ToolSpec getSpec(Tool<?, ?> tool) {
        return tool.getClass().getAnnotation(ToolSpec.class);
    }

    /** Returns the program's version. */
    public static String version() {
        var version = Wiring.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    /** Returns the projects that calls may work in, as callers name them. */
    public List<String> projectLabels() {
        return workspace.projects().stream().map(workspace::label).toList();
    }

    public ServerFeatures offer() {
        return offer;
    }

    /** Returns the same for one client whose roots are the allowed directories. */
    public ServerFeatures offerInRoots() {
        return offer.with(new FollowedRoots(workspace));
    }

    /** Returns the agent's runs, for the shell. */
    public RunServiceProvider runs() {
        return runs;
    }

    /** Returns the skills, for the shell. */
    public SkillService skills() {
        return skills.desk();
    }

    /** Returns the context of a skill that is run without a client: the same tools as with one. */
    public SkillService.Wish buildSkillContext(ToolCaller caller, McpClientHandle peer) {
        return new SkillService.Wish(workspace, onlyProject(), tools, caller, peer, Json.object());
    }

    public Workspace workspace() {
        return workspace;
    }

    /** Returns the project for calls that name none; empty if there are several, or none. */
    public Optional<Path> onlyProject() {
        return workspace.onlyProject();
    }

    /** Waits until builds that outlast the call which started them have ended. */
    public void awaitBackground() throws InterruptedException {
        builds.awaitAll();
    }

    @Override
    public void close() {
        runs.close();
        skills.close();
        tools.close();
        grammar.close();
        language.close();
        parts.close();
        services.close();
        builds.close();
    }
}
