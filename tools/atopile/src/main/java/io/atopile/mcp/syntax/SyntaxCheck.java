package io.atopile.mcp.syntax;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Tells quickly whether source text can be parsed; its word is advice and never keeps an edit from being made. */
public interface SyntaxCheck {

    /**
     * One thing that can't be parsed.
     *
     * @param line from 1
     */
    record Fault(int line, String message) {}

    /**
     * Looks at a text that stands in a file.
     *
     * @return the faults, none when it can be parsed; absent when that can't be told now
     * @throws InterruptedException when the caller doesn't wait any longer
     */
    Optional<List<Fault>> check(Path file, String text) throws InterruptedException;
}
