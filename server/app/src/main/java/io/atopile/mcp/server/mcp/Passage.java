package io.atopile.mcp.server.mcp;

import io.atopile.mcp.server.dispatch.Conversation;
import io.modelcontextprotocol.spec.McpSchema.InitializeResult;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;

/**
 * Why a thread is inside the SDK. The SDK works on the thread that called it, but hands little of what it was given on
 * to the session it calls back.
 */
sealed interface Passage {

    ScopedValue<Passage> CURRENT = ScopedValue.newInstance();

    /** A client introduces itself; its answer is ready. */
    record Opening(String client, Conversation conversation, InitializeResult result) implements Passage {}

    record Asking(Turn turn, HttpServletResponse response) implements Passage {

        static Asking now() {
            if (CURRENT.get() instanceof Asking asking) {
                return asking;
            }
            throw astray();
        }

        PrintWriter writer() {
            return Passage.writer(response);
        }
    }

    record Listening(HttpServletResponse response) implements Passage {

        static Listening now() {
            if (CURRENT.get() instanceof Listening listening) {
                return listening;
            }
            throw astray();
        }

        PrintWriter writer() {
            return Passage.writer(response);
        }
    }

    /** A client ends its session. */
    record Ending() implements Passage {}

    private static PrintWriter writer(HttpServletResponse response) {
        try {
            return response.getWriter();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    static IllegalStateException astray() {
        return new IllegalStateException("The SDK did something else than it was asked");
    }
}
