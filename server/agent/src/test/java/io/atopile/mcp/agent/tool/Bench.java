package io.atopile.mcp.agent.tool;

import io.atopile.mcp.agent.engine.EngineServices;
import io.atopile.mcp.agent.engine.RunService;
import io.atopile.mcp.agent.engine.RunToolset;
import io.atopile.mcp.agent.run.AgentSettings;
import io.atopile.mcp.agent.run.AgentSettings.ApprovalSettings;
import io.atopile.mcp.agent.run.AgentSettings.ModelSettings;
import io.atopile.mcp.agent.run.RunStore;
import io.atopile.mcp.journal.Journal.Durability;
import io.atopile.mcp.model.ConversationItem;
import io.atopile.mcp.model.ModelEvent;
import io.atopile.mcp.model.ModelGateway;
import io.atopile.mcp.model.ModelReply;
import io.atopile.mcp.model.ModelRequest;
import io.atopile.mcp.model.TokenUsage;
import io.atopile.mcp.policy.Mode;
import io.atopile.mcp.tool.ActionLog;
import io.atopile.mcp.tool.CallToolResult;
import io.atopile.mcp.tool.CancellationSignal;
import io.atopile.mcp.tool.Effect;
import io.atopile.mcp.tool.Gate;
import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.McpClientHandle;
import io.atopile.mcp.tool.Progress;
import io.atopile.mcp.tool.ToolAnnotations;
import io.atopile.mcp.tool.ToolCall;
import io.atopile.mcp.tool.ToolCaller;
import io.atopile.mcp.tool.ToolListing;
import io.atopile.mcp.tool.ToolRegistry;
import io.atopile.mcp.tool.ToolSource;
import io.atopile.mcp.tool.Workspace;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The agent's tools in a box of their own, for runs whose model is played and whose one tool, {@code write_it}, is counted. */
final class Bench implements AutoCloseable {

    final AtomicInteger written = new AtomicInteger();
    final List<String> approved = new CopyOnWriteArrayList<>();
    final List<String> declined = new CopyOnWriteArrayList<>();
    final List<ModelRequest> asked = new CopyOnWriteArrayList<>();
    final RunService runs;
    private final ToolRegistry box;

    private Bench(Path folder, AgentSettings settings, Function<ModelRequest, List<ConversationItem>> model) {
        var store = new RunStore(folder.resolve("runs"), Durability.WITH_THE_SYSTEM, text -> text);
        this.runs = new RunService(
                new EngineServices(
                        store, new OneTool(), new Played(model), (_, _) -> List.of(), _ -> Optional.empty(), false,
                        (_, defect) -> defect.toString(), Clock.systemUTC()),
                settings, Mode.AUTO, RunToolset.listAll(AgentTools.NAMES));
        this.box = new ToolRegistry(
                AgentTools.createTools(desk()), new OneFolder(folder), (_, _, _) -> new Gate.Decision.Granted(),
                ActionLog.NONE, (_, defect) -> defect.toString());
    }

    /** A model that calls the tool once and then ends its turn. */
    static Bench writing(Path folder, AgentSettings settings) {
        return new Bench(folder, settings, Bench::writesOnce);
    }

    /** A model that answers as told. */
    static Bench writing(Path folder, AgentSettings settings, Function<ModelRequest, List<ConversationItem>> model) {
        return new Bench(folder, settings, model);
    }

    /** A model that answers as told, in a run that asks before it writes. */
    static Bench asking(Path folder, Function<ModelRequest, List<ConversationItem>> model) {
        return new Bench(folder, settings(Mode.ASK, ApprovalSettings.DEFAULT), model);
    }

    RunServiceProvider desk() {
        return () -> runs;
    }

    static List<ConversationItem> writesOnce(ModelRequest request) {
        return request.input().getLast() instanceof ConversationItem.Output ? says("Done.") : List.of(new ConversationItem.Call("call_1", "write_it", "{}"));
    }

    static List<ConversationItem> says(String text) {
        return List.of(ConversationItem.Message.of(ConversationItem.Role.ASSISTANT, text));
    }

    /** Answers with all prompts of the conversation. */
    static List<ConversationItem> repeatPrompts(ModelRequest request) {
        var prompts = request.input().stream()
                .filter(item -> item instanceof ConversationItem.Message message && message.role() == ConversationItem.Role.USER)
                .map(item -> ((ConversationItem.Message) item).text())
                .toList();
        return says("Heard: " + prompts);
    }

    static AgentSettings settings(Mode mode, ApprovalSettings approvals) {
        var preset = AgentSettings.DEFAULT;
        return new AgentSettings(
                preset.provider(), new ModelSettings(Optional.of("m"), Optional.empty(), Optional.empty(), 100_000, Optional.empty()),
                mode, preset.tools(), approvals, preset.budgets(), preset.keeping(), preset.features(), preset.trusted());
    }

    ToolRegistry box() {
        return box;
    }

    JsonNode call(String tool, ObjectNode arguments, McpClientHandle peer) {
        return call(tool, arguments, Json.object(), peer);
    }

    JsonNode call(String tool, ObjectNode arguments, ObjectNode meta, McpClientHandle peer) {
        var structured = reply(tool, arguments, meta, peer).structured();
        return structured == null ? Json.object() : structured;
    }

    CallToolResult reply(String tool, ObjectNode arguments, ObjectNode meta, McpClientHandle peer) {
        return box.call(new ToolCall(
                tool, arguments, meta, new ToolCaller(ToolCaller.Kind.CLIENT, "tester"), Progress.NONE, new CancellationSignal(), peer));
    }

    @Override
    public void close() {
        runs.close();
        box.close();
    }

    private final class Played implements ModelGateway {
        private final Function<ModelRequest, List<ConversationItem>> answers;

        Played(Function<ModelRequest, List<ConversationItem>> answers) {
            this.answers = answers;
        }

        @Override
        public ModelReply ask(ModelRequest request, Consumer<ModelEvent> listener) {
            asked.add(request);
            return new ModelReply.Completed("r", answers.apply(request), new TokenUsage(10, 0, 1, 0), true);
        }

        @Override
        public void close() {}
    }

    private final class OneTool implements ToolSource {
        @Override
        public List<ToolListing> list() {
            return List.of(new ToolListing(
                    "write_it", "Write it", "Writes.", Json.object().put("type", "object"), null, ToolAnnotations.of(resolveEffects("write_it"), false)));
        }

        @Override
        public Optional<ToolListing> find(String name) {
            return list().stream().filter(listing -> listing.name().equals(name)).findFirst();
        }

        @Override
        public Set<Effect> resolveEffects(String name) {
            return EnumSet.of(Effect.WRITES_PROJECT);
        }

        @Override
        public CallToolResult call(ToolCall call) {
            written.incrementAndGet();
            call.approval().ifPresent(by -> approved.add("%s %s".formatted(by.by(), by.scope().orElseThrow())));
            return CallToolResult.ofText(Json.object().put("ok", true).put("code", "ok").put("message", "Written.").toString());
        }

        @Override
        public void decline(ToolCall call, String message) {
            call.approval().ifPresent(by -> declined.add("%s %s: %s".formatted(by.by(), by.outcome(), message)));
        }
    }

    private record OneFolder(Path folder) implements Workspace {
        @Override
        public List<Path> roots() {
            return List.of(folder);
        }

        @Override
        public Path resolve(Optional<String> project) {
            return folder;
        }

        @Override
        public String label(Path directory) {
            return String.valueOf(directory.getFileName());
        }
    }

    /** A client whose person answers every question alike. */
    record Person(McpClientHandle.Response answer, List<String> questions) implements McpClientHandle {

        static Person who(String action) {
            return new Person(new Response.Result(Json.object().put("action", action)), new CopyOnWriteArrayList<>());
        }

        static Person silent() {
            return new Person(new Response.Unanswered("late"), new CopyOnWriteArrayList<>());
        }

        @Override
        public boolean supports(String capability) {
            return capability.equals("elicitation");
        }

        @Override
        public Response request(String method, ObjectNode params, Duration patience) {
            questions.add(params.path("message").asString());
            return answer;
        }

        @Override
        public void notify(String method, ObjectNode params) {}
    }
}
