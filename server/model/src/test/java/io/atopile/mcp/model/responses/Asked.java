package io.atopile.mcp.model.responses;

import io.atopile.mcp.model.transport.ProviderRetryPolicy;
import io.atopile.mcp.model.transport.ModelProvider;
import io.atopile.mcp.model.transport.WireGateway;
import io.atopile.mcp.http.HttpSecret;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.atopile.mcp.model.ConversationItem;
import io.atopile.mcp.model.ModelEvent;
import io.atopile.mcp.model.ModelReply;
import io.atopile.mcp.model.ModelRequest;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** One question asked in a test: what came of it, and what was heard on the way. */
public record Asked(ModelReply reply, List<ModelEvent> events) {

    public static final String KEY = "sk-test-0123456789abcdef";

    /** Waits so short that a test of all retries takes no time, and still doubling. */
    public static final ProviderRetryPolicy HURRIED =
            new ProviderRetryPolicy(4, 5, Duration.ofSeconds(5), Duration.ofMillis(10), Duration.ofSeconds(3));

    public static ModelRequest request(String thread, ConversationItem... input) {
        return new ModelRequest("scripted-1", List.of(input), List.of(), ModelRequest.Options.NONE, thread);
    }

    public static ConversationItem user(String text) {
        return ConversationItem.Message.of(ConversationItem.Role.USER, text);
    }

    public static ModelProvider provider(URI base) {
        return provider(base, KEY);
    }

    public static ModelProvider provider(URI base, String key) {
        return new ModelProvider("custom", base, Optional.of(HttpSecret.of(key)), Map.of(), Map.of(), false, HURRIED);
    }

    public static ModelProvider withHeaders(ModelProvider of, Map<String, HttpSecret> headers) {
        return new ModelProvider(of.name(), of.base(), of.key(), headers, of.query(), of.keepsState(), of.patience());
    }

    public static ModelProvider withQuery(ModelProvider of, Map<String, HttpSecret> query) {
        return new ModelProvider(of.name(), of.base(), of.key(), of.headers(), query, of.keepsState(), of.patience());
    }

    public static ModelProvider withState(ModelProvider of) {
        return new ModelProvider(of.name(), of.base(), of.key(), of.headers(), of.query(), true, of.patience());
    }

    public static ModelProvider withPatience(ModelProvider of, ProviderRetryPolicy patience) {
        return new ModelProvider(of.name(), of.base(), of.key(), of.headers(), of.query(), of.keepsState(), patience);
    }

    /** Plays the acts to a gateway that asks once. */
    public static Asked to(ScriptedResponsesServer server) throws InterruptedException {
        return to(server, UnaryOperator.identity());
    }

    public static Asked to(ScriptedResponsesServer server, UnaryOperator<ModelProvider> change) throws InterruptedException {
        try (var gateway = new WireGateway(change.apply(provider(server.base())), new ResponsesWire())) {
            return by(gateway, request("t", user("Hello")));
        }
    }

    public static Asked by(WireGateway gateway, ModelRequest request) throws InterruptedException {
        var events = new ArrayList<ModelEvent>();
        return new Asked(gateway.ask(request, events::add), events);
    }

    public ModelReply.Completed completed() {
        return assertInstanceOf(ModelReply.Completed.class, reply);
    }

    /** The failure, in its message no address, which differs from run to run. */
    public ModelReply.Failed failed() {
        var failed = assertInstanceOf(ModelReply.Failed.class, reply);
        return new ModelReply.Failed(failed.fault(), failed.message().replaceFirst(" \\(127\\.0\\.0\\.1:\\d+\\)", ""), failed.items(), failed.usage());
    }

    public String message() {
        return failed().message();
    }

    public <T extends ModelEvent> List<T> heard(Class<T> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The texts of the messages in the answer. */
    public List<String> texts() {
        return completed().items().stream()
                .filter(ConversationItem.Message.class::isInstance)
                .map(item -> ((ConversationItem.Message) item).text())
                .toList();
    }
}
