package io.atopile.mcp.server.mcp;

import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpStreamableServerTransport;
import java.io.PrintWriter;
import java.util.concurrent.locks.ReentrantLock;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the events of one stream in place of the SDK: without ids, because streams can't be resumed here and a client that
 * sees an id tries to; and without an error for a client that has disconnected.
 */
final class EventStream implements McpStreamableServerTransport {

    private final McpStreamableServerTransport carrier;
    private final PrintWriter writer;
    private final StreamHeartbeat heartbeat;
    private final ReentrantLock lock = new ReentrantLock();
    private boolean closed;

    /** Sends the headers at once, so that the client knows its request has arrived. */
    EventStream(McpStreamableServerTransport carrier, PrintWriter writer, StreamHeartbeat heartbeat) {
        this.carrier = carrier;
        this.writer = writer;
        this.heartbeat = heartbeat;
        writer.flush();
        heartbeat.add(this);
    }

    /** Sends one whole message. Returns false if the client has disconnected and so misses the message. */
    boolean write(Object message) {
        return put("event: message\ndata: " + JsonMapper.shared().writeValueAsString(message) + "\n\n");
    }

    boolean isOpen() {
        lock.lock();
        try {
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    void sendHeartbeat() {
        put(": \n\n");
    }

    private boolean put(String event) {
        lock.lock();
        try {
            if (closed) {
                return false;
            }
            writer.write(event);
            if (!writer.checkError()) {
                return true;
            }
        } finally {
            lock.unlock();
        }
        close();
        return false;
    }

    @Override
    public Mono<Void> sendMessage(JSONRPCMessage message) {
        return Mono.fromRunnable(() -> write(message));
    }

    @Override
    public Mono<Void> sendMessage(JSONRPCMessage message, String id) {
        return sendMessage(message);
    }

    @Override
    public <T> T unmarshalFrom(Object data, TypeRef<T> type) {
        return carrier.unmarshalFrom(data, type);
    }

    @Override
    public Mono<Void> closeGracefully() {
        return Mono.fromRunnable(this::close);
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
        heartbeat.remove(this);
        carrier.close();
    }
}
