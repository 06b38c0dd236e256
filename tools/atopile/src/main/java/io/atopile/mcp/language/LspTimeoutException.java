package io.atopile.mcp.language;

import java.io.IOException;

/** A language server didn't answer in time. The request is not retried, because a new server would take as long while others wait. */
final class LspTimeoutException extends IOException {

    private static final long serialVersionUID = 1;

    LspTimeoutException(String message, Throwable cause) {
        super(message, cause);
    }
}
