package io.atopile.mcp.server.mcp;

import io.atopile.mcp.server.dispatch.McpDispatcher;
import io.modelcontextprotocol.spec.McpSchema.InitializeResult;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;

/**
 * Why a thread is inside the SDK. The SDK works on the thread that called it, but passes little of its input on to the session
 * that it calls back.
 */
sealed interface SdkCallContext {

    ScopedValue<SdkCallContext> CURRENT = ScopedValue.newInstance();

    /** A client initializes a session; the response is ready. */
    record Opening(String client, McpDispatcher conversation, SessionListener listener, InitializeResult result) implements SdkCallContext {}

    record Asking(SdkRequest turn, HttpServletResponse response) implements SdkCallContext {

        static Asking now() {
            if (CURRENT.get() instanceof Asking asking) {
                return asking;
            }
            throw astray();
        }

        PrintWriter writer() {
            return SdkCallContext.getWriter(response);
        }
    }

    record Listening(HttpServletResponse response) implements SdkCallContext {

        static Listening now() {
            if (CURRENT.get() instanceof Listening listening) {
                return listening;
            }
            throw astray();
        }

        PrintWriter writer() {
            return SdkCallContext.getWriter(response);
        }
    }

    /** A client ends its session. */
    record Ending() implements SdkCallContext {}

    private static PrintWriter getWriter(HttpServletResponse response) {
        try {
            return response.getWriter();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    static IllegalStateException astray() {
        return new IllegalStateException("The SDK called back for another operation than the requested one");
    }
}
