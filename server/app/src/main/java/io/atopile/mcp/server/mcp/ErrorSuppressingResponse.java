package io.atopile.mcp.server.mcp;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.OptionalInt;

/** Hides the SDK's error bodies from the client: they are exceptions with stack traces. */
final class ErrorSuppressingResponse extends HttpServletResponseWrapper {

    private OptionalInt error = OptionalInt.empty();

    ErrorSuppressingResponse(HttpServletResponse response) {
        super(response);
    }

    /** Returns the status of the error that the SDK tried to send, in which case nothing has been written. */
    OptionalInt error() {
        return error;
    }

    @Override
    public void setStatus(int status) {
        if (status >= 400) {
            error = OptionalInt.of(status);
        } else {
            super.setStatus(status);
        }
    }

    @Override
    public void sendError(int status) {
        error = OptionalInt.of(status);
    }

    @Override
    public void sendError(int status, String message) {
        error = OptionalInt.of(status);
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        return error.isPresent() ? new PrintWriter(Writer.nullWriter()) : super.getWriter();
    }
}
