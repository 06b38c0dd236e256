package io.atopile.mcp.process;

import java.io.IOException;

/** The sandbox that the user requires doesn't work on this machine; the message names it and can be displayed to users. */
public final class SandboxException extends IOException {

    private static final long serialVersionUID = 1L;

    public SandboxException(String message) {
        super(message);
    }
}
