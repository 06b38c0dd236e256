package io.atopile.mcp.language;

import java.io.IOException;

/** A language server that was given its time: another one would need as long for the same question, while others wait. */
final class LspTimeoutException extends IOException {

    private static final long serialVersionUID = 1;

    LspTimeoutException(String message, Throwable cause) {
        super(message, cause);
    }
}
