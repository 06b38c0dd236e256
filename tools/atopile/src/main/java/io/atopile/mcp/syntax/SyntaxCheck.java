package io.atopile.mcp.syntax;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Quickly checks whether source text can be parsed. The result is advisory and never prevents an edit. */
public interface SyntaxCheck {

    /**
     * One syntax error.
     *
     * @param line from 1
     */
    record Fault(int line, String message) {}

    /**
     * Checks the text of a file.
     *
     * @return the syntax errors, none if the text can be parsed; absent if the check is currently unavailable
     * @throws InterruptedException if the caller stops waiting
     */
    Optional<List<Fault>> check(Path file, String text) throws InterruptedException;
}
