package io.atopile.mcp.agent.context;

import io.atopile.mcp.build.Builds;
import io.atopile.mcp.language.LanguageServer;
import io.atopile.mcp.project.AllowedProjects;
import io.atopile.mcp.project.AtoFinder;
import io.atopile.mcp.project.AtoSearchResult;
import io.atopile.mcp.project.AtopileSettings;
import io.atopile.mcp.tool.ActionLog;
import io.atopile.mcp.tool.CallToolResult;
import io.atopile.mcp.tool.CancellationSignal;
import io.atopile.mcp.tool.Gate;
import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.McpClientHandle;
import io.atopile.mcp.tool.Progress;
import io.atopile.mcp.tool.RealPart;
import io.atopile.mcp.tool.ToolCall;
import io.atopile.mcp.tool.ToolCaller;
import io.atopile.mcp.tool.ToolListing;
import io.atopile.mcp.tool.ToolRegistry;
import io.atopile.mcp.tool.ToolSource;
import io.atopile.mcp.tools.build.BuildTools;
import io.atopile.mcp.tools.design.DesignTools;
import io.atopile.mcp.tools.files.FileTools;
import io.atopile.mcp.tools.workspace.WorkspaceTools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** The real tools over one folder, with a look at who calls what. */
final class Bench implements ToolSource, AutoCloseable {

    static final ToolCaller AGENT = new ToolCaller(ToolCaller.Kind.AGENT, "test");

    final Path root;
    final AtoFinder ato;
    final Queue<String> called = new ConcurrentLinkedQueue<>();
    private final Builds builds;
    private final LanguageServer language;
    private final ToolRegistry box;
    private BiFunction<ToolCall, ToolSource, CallToolResult> way = (call, tools) -> tools.call(call);

    Bench(Path scratch) throws IOException {
        root = Files.createDirectories(scratch.resolve("board")).toRealPath();
        var user = AtopileSettings.of(System.getenv());
        var settings = new AtopileSettings(
                user.ato(), scratch.resolve("state"), user.data(), scratch.resolve("user-log"), user.environment());
        var snapshots = settings.state().resolve("snapshots");
        ato = new AtoFinder(settings);
        builds = new Builds(settings);
        language = new LanguageServer(ato);
        box = new ToolRegistry(
                Stream.of(
                                WorkspaceTools.createTools(builds),
                                FileTools.createTools(snapshots, (_, _) -> Optional.empty()),
                                BuildTools.createTools(builds, ato, snapshots),
                                DesignTools.createTools(snapshots, builds, language, ato))
                        .flatMap(List::stream)
                        .toList(),
                AllowedProjects.of(List.of(root)),
                (_, _, _) -> new Gate.Decision.Granted(),
                ActionLog.NONE,
                (tool, defect) -> {
                    throw new AssertionError(tool, defect);
                });
    }

    /** Lets every call go another way than straight to the tools. */
    Bench by(BiFunction<ToolCall, ToolSource, CallToolResult> other) {
        way = other;
        return this;
    }

    /** Ends the test where there is no atopile. */
    void needAtopile() throws InterruptedException {
        var found = ato.find();
        RealPart.require(found instanceof AtoSearchResult.Ready, "atopile is not usable: " + found);
    }

    ObjectNode call(String tool, String arguments) {
        var json = (ObjectNode) Json.mapper().readTree(arguments.replace('\'', '"'));
        var reply = box.call(new ToolCall(tool, json, Json.object(), AGENT, Progress.NONE, new CancellationSignal(), McpClientHandle.NONE));
        ObjectNode envelope = reply.structured();
        if (envelope == null) {
            throw new AssertionError(tool + " gave no structured answer");
        }
        return envelope;
    }

    void write(String path, String text) throws IOException {
        var file = root.resolve(path);
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, text);
    }

    @Override
    public List<ToolListing> list() {
        return box.list();
    }

    @Override
    public Optional<ToolListing> find(String name) {
        return box.find(name);
    }

    @Override
    public CallToolResult call(ToolCall call) {
        called.add(call.name());
        return way.apply(call, box);
    }

    @Override
    public void close() {
        box.close();
        language.close();
        builds.close();
    }
}
