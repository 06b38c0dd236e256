package io.atopile.mcp.agent.engine;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.agent.Budgets;
import io.atopile.mcp.agent.RecordedEvent;
import io.atopile.mcp.agent.RunEvent;
import io.atopile.mcp.agent.RunState;
import io.atopile.mcp.agent.run.RunDirectory;
import io.atopile.mcp.agent.run.RunStore;
import io.atopile.mcp.journal.Journal.Durability;
import io.atopile.mcp.journal.Redaction;
import io.atopile.mcp.model.ContentPart;
import io.atopile.mcp.model.ConversationItem;
import io.atopile.mcp.model.ConversationItemJson;
import io.atopile.mcp.model.ModelGateway;
import io.atopile.mcp.model.TokenUsage;
import io.atopile.mcp.policy.Mode;
import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.ToolSource;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.Predicate;
import tools.jackson.databind.node.ObjectNode;

/** Runs of one folder, on an engine with a model and tools that a test plays. */
final class Workshop implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(30);

    final RunStore store;
    final Queue<Throwable> defects = new ConcurrentLinkedQueue<>();
    final EmbeddedEngine engine;
    private final ToolSource tools;

    Workshop(Path folder, ToolSource tools, ModelGateway model) {
        this(folder, tools, model, (_, _) -> List.of());
    }

    Workshop(Path folder, ToolSource tools, ModelGateway model, ContextProvider opening) {
        this(folder, tools, model, opening, PATIENCE);
    }

    Workshop(Path folder, ToolSource tools, ModelGateway model, ContextProvider opening, Duration toBegin) {
        this(folder, tools, model, opening, toBegin, _ -> Optional.empty());
    }

    Workshop(
            Path folder, ToolSource tools, ModelGateway model, ContextProvider opening, Duration toBegin,
            Function<TokenUsage, Optional<BigDecimal>> price) {
        this.tools = tools;
        this.store = new RunStore(folder.resolve("runs"), Durability.WITH_THE_SYSTEM, Redaction::of);
        var equipment = new EngineServices(
                store, tools, model, opening, price, true, (_, defect) -> noted(defect), Clock.systemUTC());
        this.engine = new EmbeddedEngine(equipment, toBegin);
    }

    private String noted(Throwable defect) {
        defects.add(defect);
        return "defect " + defects.size();
    }

    RunDirectory begin() {
        return begin("Do it.", Budgets.DEFAULT, 60);
    }

    RunDirectory begin(String task, Budgets budgets, int approvalSeconds, RunWatcher... watchers) {
        var directory = store.create(Instant.now());
        engine.start(directory, EmbeddedEngineTest.spec(directory, tools, Mode.AUTO, budgets, task, approvalSeconds), watchers);
        return directory;
    }

    RunState await(RunDirectory run, Predicate<RunState> wished) throws InterruptedException {
        var state = engine.await(run.id(), wished, PATIENCE).or(run::state).orElseThrow();
        assertTrue(wished.test(state), state::toString);
        return state;
    }

    RunState end(RunDirectory run) throws InterruptedException {
        return await(run, state -> state.status().isOver());
    }

    static ConversationItem call(String id, String tool, String arguments) {
        return new ConversationItem.Call(id, tool, arguments);
    }

    static ConversationItem say(String text) {
        return ConversationItem.Message.of(ConversationItem.Role.ASSISTANT, text);
    }

    static List<RunEvent.ToolEnded> ended(RunDirectory run) {
        return events(run, RunEvent.ToolEnded.class);
    }

    static <E extends RunEvent> List<E> events(RunDirectory run, Class<E> kind) {
        return run.events().stream().map(RecordedEvent::event).filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The conversation's items, as the model would be given them next. */
    static List<ConversationItem> conversation(RunDirectory run, RunState state) {
        return state.conversation().items().stream().map(ref -> ConversationItemJson.of((ObjectNode) Json.mapper().readTree(run.texts().get(ref)))).toList();
    }

    static List<String> texts(List<ConversationItem> items) {
        return items.stream()
                .map(item -> switch (item) {
                    case ConversationItem.Message message -> message.text();
                    case ConversationItem.Call call -> call.callId() + " " + call.arguments();
                    case ConversationItem.Output output -> output.callId() + " " + ContentPart.joinTexts(output.content());
                    case ConversationItem.Reasoning _, ConversationItem.Other _ -> "";
                })
                .toList();
    }

    @Override
    public void close() {
        engine.close();
    }
}
