package io.atopile.mcp.server.mcp;

/** What became of a request that was handed to the SDK. */
public sealed interface DeliveryResult {

    /** It has its answer, or the stream on which it gets one. */
    record Sent() implements DeliveryResult {}

    /** Nothing has been written yet: an HTTP status, and the code and message of a JSON-RPC error. */
    record Failed(int status, int code, String message) implements DeliveryResult {}
}
