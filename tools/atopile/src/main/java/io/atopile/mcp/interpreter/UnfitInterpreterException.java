package io.atopile.mcp.interpreter;

/** The interpreter can't run commands with the installed atopile, or didn't start; the message says why. */
final class UnfitInterpreterException extends Exception {

    UnfitInterpreterException(String reason) {
        super(reason);
    }
}
