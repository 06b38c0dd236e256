package io.atopile.mcp.server.mcp;

import io.atopile.mcp.server.dispatch.Conversation;
import io.modelcontextprotocol.server.McpRequestHandler;
import io.modelcontextprotocol.spec.McpSchema.ClientCapabilities;
import io.modelcontextprotocol.spec.McpSchema.Implementation;
import io.modelcontextprotocol.spec.McpStreamableServerSession;
import io.modelcontextprotocol.spec.McpStreamableServerTransport;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import reactor.core.publisher.Mono;

/** A client's session as the SDK keeps it, with the conversation that answers in it. */
final class ClientSession extends McpStreamableServerSession {

    private static final Duration UNUSED = Duration.ofDays(1);

    private final Conversation conversation;
    private final Heartbeat heartbeat;
    private final AtomicInteger underWay = new AtomicInteger();
    private volatile long lastUsedNanos = System.nanoTime();

    /** The client's introduction stays with the conversation, so the SDK gets an empty one. */
    ClientSession(
            Conversation conversation,
            Heartbeat heartbeat,
            Map<String, McpRequestHandler<?>> handlers,
            Consumer<String> ended) {
        var id = UUID.randomUUID().toString();
        super(
                id,
                ClientCapabilities.builder().build(),
                Implementation.builder("client", "0").build(),
                UNUSED,
                handlers,
                Map.of(),
                () -> Mono.fromRunnable(() -> ended.accept(id)));
        this.conversation = conversation;
        this.heartbeat = heartbeat;
    }

    Conversation conversation() {
        return conversation;
    }

    void enter() {
        underWay.incrementAndGet();
    }

    void leave() {
        lastUsedNanos = System.nanoTime();
        underWay.decrementAndGet();
    }

    boolean isBusy() {
        return underWay.get() > 0 || hasOpenStream();
    }

    Duration unused() {
        return Duration.ofNanos(System.nanoTime() - lastUsedNanos);
    }

    @Override
    public McpStreamableServerSessionStream responseStream(McpStreamableServerTransport transport) {
        var asking = Passage.Asking.now();
        var stream = new EventStream(transport, asking.writer(), heartbeat);
        asking.turn().goesOutOn(stream);
        return super.responseStream(stream);
    }

    @Override
    public McpStreamableServerSessionStream listeningStream(McpStreamableServerTransport transport) {
        return super.listeningStream(
                new EventStream(transport, Passage.Listening.now().writer(), heartbeat));
    }
}
