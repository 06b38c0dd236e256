package io.atopile.mcp.server.mcp;

import io.atopile.mcp.server.dispatch.McpDispatcher;
import io.modelcontextprotocol.server.McpRequestHandler;
import io.modelcontextprotocol.spec.McpSchema.ClientCapabilities;
import io.modelcontextprotocol.spec.McpSchema.Implementation;
import io.modelcontextprotocol.spec.McpStreamableServerSession;
import io.modelcontextprotocol.spec.McpStreamableServerTransport;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** A client's session as the SDK manages it, with the dispatcher that answers in it. */
final class ClientSession extends McpStreamableServerSession {

    private static final Duration UNUSED = Duration.ofDays(1);

    private final McpDispatcher conversation;
    private final StreamHeartbeat heartbeat;
    private final String client;
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicReference<Optional<EventStream>> listening = new AtomicReference<>(Optional.empty());
    private volatile boolean unused = true;
    private volatile long lastUsedNanos = System.nanoTime();

    /**
     * Creates a session. The client's {@code initialize} parameters stay with the dispatcher, so the SDK gets empty ones.
     *
     * @param client the name that the client gives itself
     */
    ClientSession(
            String client,
            McpDispatcher conversation,
            StreamHeartbeat heartbeat,
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
        this.client = client;
        this.conversation = conversation;
        this.heartbeat = heartbeat;
    }

    McpDispatcher conversation() {
        return conversation;
    }

    String client() {
        return client;
    }

    void enter(boolean call) {
        unused = false;
        underWay.incrementAndGet();
        calls.addAndGet(call ? 1 : 0);
    }

    void leave(boolean call) {
        lastUsedNanos = System.nanoTime();
        calls.addAndGet(call ? -1 : 0);
        underWay.decrementAndGet();
    }

    int calls() {
        return calls.get();
    }

    boolean isBusy() {
        return underWay.get() > 0 || isListening() || hasOpenStream();
    }

    /** Returns whether the session was never used. */
    boolean isUnused() {
        return unused;
    }

    boolean isListening() {
        return listening.get().filter(EventStream::isOpen).isPresent();
    }

    /** Sends a message on the listening stream; returns whether there is one. */
    boolean tell(ObjectNode message) {
        return listening.get().filter(stream -> stream.write(message)).isPresent();
    }

    Duration getIdleTime() {
        return Duration.ofNanos(System.nanoTime() - lastUsedNanos);
    }

    @Override
    public McpStreamableServerSessionStream responseStream(McpStreamableServerTransport transport) {
        var asking = SdkCallContext.Asking.now();
        var stream = new EventStream(transport, asking.writer(), heartbeat);
        asking.turn().attachStream(stream);
        return super.responseStream(stream);
    }

    /** Opens the listening stream. A session has one of these: a new one ends the previous one. */
    @Override
    public McpStreamableServerSessionStream listeningStream(McpStreamableServerTransport transport) {
        unused = false;
        var stream = new EventStream(transport, SdkCallContext.Listening.now().writer(), heartbeat);
        listening.getAndSet(Optional.of(stream)).ifPresent(EventStream::close);
        return super.listeningStream(stream);
    }
}
