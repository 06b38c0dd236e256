package io.atopile.mcp.server.mcp;

/** The result of handing a request to the SDK. */
public sealed interface DeliveryResult {

    /** The response was sent, or its stream was opened. */
    record Sent() implements DeliveryResult {}

    /** Nothing has been written yet: an HTTP status, and the code and message of a JSON-RPC error. */
    record Failed(int status, int code, String message) implements DeliveryResult {}
}
