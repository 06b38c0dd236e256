package io.atopile.mcp.server.dispatch;

import io.atopile.mcp.tool.CallToolResult;
import io.atopile.mcp.tool.ErrorCode;
import io.atopile.mcp.tool.Json;

/**
 * Sends log messages on one call to a client that has set a level: its steps at {@code debug}, its result at {@code info}, or at
 * {@code warning} if it failed, or at {@code error} if the server did. The logger is the tool.
 */
record CallLog(ClientState session, MessageSink outbox, String tool) {

    void reportStep(String message) {
        report(McpLogLevel.DEBUG, message);
    }

    void reportResult(CallToolResult reply) {
        var structured = reply.structured();
        if (structured == null) {
            report(McpLogLevel.INFO, "ok");
            return;
        }
        var code = structured.path("code").asString("");
        var failure = code.equals(ErrorCode.INTERNAL_ERROR.wireName()) ? McpLogLevel.ERROR : McpLogLevel.WARNING;
        report(reply.isError() ? failure : McpLogLevel.INFO, "%s: %s".formatted(code, structured.path("message").asString("")));
    }

    private void report(McpLogLevel level, String text) {
        if (session.includes(level)) {
            outbox.notify("notifications/message", Json.object().put("level", level.wireName()).put("logger", tool).put("data", text));
        }
    }
}
