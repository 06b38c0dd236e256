package io.atopile.mcp.conformance.bench;

import io.atopile.mcp.agent.BlobId;
import io.atopile.mcp.agent.Budgets;
import io.atopile.mcp.agent.RunPurpose;
import io.atopile.mcp.agent.RunSpec;
import io.atopile.mcp.agent.RunSpec.CallRules;
import io.atopile.mcp.agent.RunSpec.RunModel;
import io.atopile.mcp.agent.RunStatus;
import io.atopile.mcp.agent.ToolFacts;
import io.atopile.mcp.agent.engine.EmbeddedEngine;
import io.atopile.mcp.agent.engine.EngineServices;
import io.atopile.mcp.agent.run.RunDirectory;
import io.atopile.mcp.agent.run.RunStore;
import io.atopile.mcp.journal.Journal.Durability;
import io.atopile.mcp.journal.Redaction;
import io.atopile.mcp.model.ConversationItem;
import io.atopile.mcp.model.ConversationItemJson;
import io.atopile.mcp.model.ModelEvent;
import io.atopile.mcp.model.ModelGateway;
import io.atopile.mcp.model.ModelReply;
import io.atopile.mcp.model.ModelRequest;
import io.atopile.mcp.model.TokenUsage;
import io.atopile.mcp.policy.Mode;
import io.atopile.mcp.tool.CallToolResult;
import io.atopile.mcp.tool.Effect;
import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.ToolAnnotations;
import io.atopile.mcp.tool.ToolCall;
import io.atopile.mcp.tool.ToolListing;
import io.atopile.mcp.tool.ToolSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** What the agent's engine adds to a step: a question to a model and a call of a tool, both of which answer at once. */
final class RunCost {

    private static final int STEPS = 200;
    private static final int ROUNDS = 15;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private RunCost() {}

    public static void main(String[] args) throws Exception {
        System.out.print(measure(Files.createTempDirectory("runs")));
    }

    static String measure(Path scratch) throws IOException, InterruptedException {
        Files.createDirectories(scratch);
        return line("a step of a run, no fsync", times(scratch.resolve("quick"), Durability.WITH_THE_SYSTEM, Effect.WRITES_PROJECT))
                + line("the same, the call only reads", times(scratch.resolve("reads"), Durability.WITH_THE_SYSTEM, Effect.READS))
                + line("a step of a run, with fsync", times(scratch.resolve("safe"), Durability.ON_DISK, Effect.WRITES_PROJECT));
    }

    /** Milliseconds a step, a figure for each run; the first runs warm up and are left out. */
    private static List<Double> times(Path folder, Durability durability, Effect effect) throws InterruptedException {
        var store = new RunStore(folder, durability, Redaction::of);
        var tools = new Touching(effect);
        var times = new ArrayList<Double>();
        try (var engine = new EmbeddedEngine(new EngineServices(
                store, tools, new Asking(), (_, _) -> List.of(), _ -> Optional.empty(), true, (_, defect) -> defect.toString(), Clock.systemUTC()))) {
            for (var round = 0; round < ROUNDS; round++) {
                var directory = store.create(Instant.now());
                var spec = spec(directory, tools, effect);
                var since = System.nanoTime();
                engine.start(directory, spec);
                var end = engine.await(directory.id(), state -> state.status().isOver(), PATIENCE).orElseThrow();
                if (end.status() != RunStatus.COMPLETED) {
                    throw new IllegalStateException(end.reason());
                }
                if (round >= ROUNDS / 3) {
                    times.add((System.nanoTime() - since) / 1e6 / STEPS);
                }
            }
        }
        return times;
    }

    private static RunSpec spec(RunDirectory directory, ToolSource tools, Effect effect) {
        var functions = tools.list().stream().map(tool -> new ModelRequest.Function(tool.name(), tool.description(), tool.inputSchema())).toList();
        return new RunSpec(
                directory.id(), RunStore.createThreadId(Instant.now()), Optional.empty(), keep(directory, ConversationItem.Message.of(ConversationItem.Role.USER, "Go.")),
                Optional.empty(), Optional.empty(), RunPurpose.WORK, Mode.AUTO, CallRules.NONE,
                List.of(new ToolFacts("touch", List.of(effect), false)),
                directory.texts().put(Json.mapper().writeValueAsString(functions)),
                new Budgets(STEPS * 2, Duration.ofHours(1), Long.MAX_VALUE, Optional.empty(), Duration.ofMinutes(1), STEPS, STEPS),
                new RunModel("m", 100_000_000, Optional.empty(), Optional.empty(), Optional.empty()), 60);
    }

    private static BlobId keep(RunDirectory directory, ConversationItem item) {
        return directory.texts().put(Json.mapper().writeValueAsString(ConversationItemJson.toJson(item)));
    }

    /** Asks for one call after another, and ends. */
    private static final class Asking implements ModelGateway {
        @Override
        public ModelReply ask(ModelRequest request, Consumer<ModelEvent> listener) {
            var n = request.input().size() / 2;
            ConversationItem item = n < STEPS ? new ConversationItem.Call("c" + n, "touch", "{\"n\":" + n + "}") : ConversationItem.Message.of(ConversationItem.Role.ASSISTANT, "Done.");
            listener.accept(new ModelEvent.ItemDone(item));
            return new ModelReply.Completed("r" + n, List.of(item), new TokenUsage(100, 0, 10, 0), true);
        }

        @Override
        public void close() {}
    }

    /** One tool that answers at once. */
    private record Touching(Effect effect) implements ToolSource {
        @Override
        public List<ToolListing> list() {
            return List.of(new ToolListing("touch", "Touch", "Touches", Json.object().put("type", "object"), null, ToolAnnotations.of(resolveEffects("touch"), false)));
        }

        @Override
        public Optional<ToolListing> find(String name) {
            return list().stream().filter(tool -> tool.name().equals(name)).findFirst();
        }

        @Override
        public Set<Effect> resolveEffects(String name) {
            return EnumSet.of(effect);
        }

        @Override
        public CallToolResult call(ToolCall call) {
            return CallToolResult.ofText("{\"ok\":true,\"code\":\"ok\",\"message\":\"Touched %s.\"}".formatted(call.arguments().path("n")));
        }
    }

    private static String line(String what, List<Double> times) {
        var sorted = times.stream().sorted().toList();
        return "%-28s median %6.2f ms, least %6.2f ms, most %6.2f ms%n"
                .formatted(what, sorted.get(sorted.size() / 2), sorted.getFirst(), sorted.getLast());
    }
}
