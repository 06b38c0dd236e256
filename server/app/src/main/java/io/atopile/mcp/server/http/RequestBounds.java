package io.atopile.mcp.server.http;

import java.time.Duration;

/**
 * How much of requests the server keeps in memory at once, and how long it waits for them.
 *
 * @param messageBytes the longest request body
 * @param values the maximum number of JSON values and names in one message, each empty list or object counted twice
 * @param largeBytes the memory for all bodies of more than {@link #SMALL_BYTES} in flight together
 * @param treeBytes the memory for the JSON trees of these bodies
 * @param smallBytes the memory for all shorter messages in flight together, so that these don't wait for the large ones
 * @param patience how long a message waits for memory before it is refused
 * @param headerTime how long a client may take to send the headers of a request
 * @param bodyStall how long a client may pause while it sends a body
 * @param bodyGrace how long a body may arrive more slowly than {@code bytesPerSecond}
 * @param bytesPerSecond the minimum average rate of a body after {@code bodyGrace}
 * @param connections the maximum number of open connections; one more replaces the one that has been idle for longest
 */
public record RequestBounds(
        int messageBytes,
        int values,
        long largeBytes,
        long treeBytes,
        long smallBytes,
        Duration patience,
        Duration headerTime,
        Duration bodyStall,
        Duration bodyGrace,
        int bytesPerSecond,
        int connections) {

    static final int SMALL_BYTES = 16 << 10;

    public static final RequestBounds DEFAULT = new RequestBounds(
            2 << 20,
            100_000,
            32 << 20,
            64 << 20,
            48 << 20,
            Duration.ofSeconds(1),
            Duration.ofSeconds(10),
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            64 << 10,
            512);

    /**
     * Returns these bounds with another maximum body size, of at most 16 MiB; there is memory for at least two such bodies at
     * once.
     */
    public RequestBounds withMessageBytes(int bytes) {
        return new RequestBounds(
                bytes,
                values,
                Math.max(largeBytes, 2L * bytes),
                Math.max(treeBytes, 2 * RequestMemory.estimateTreeBytes(bytes, values)),
                smallBytes,
                patience,
                headerTime,
                bodyStall,
                bodyGrace,
                bytesPerSecond,
                connections);
    }
}
