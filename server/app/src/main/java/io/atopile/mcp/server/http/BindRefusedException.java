package io.atopile.mcp.server.http;

import java.io.IOException;

/** The server can't listen at the requested address. The message is for the user and says what to do instead. */
public final class BindRefusedException extends IOException {

    BindRefusedException(String message) {
        super(message);
    }
}
