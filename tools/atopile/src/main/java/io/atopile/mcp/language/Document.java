package io.atopile.mcp.language;

import java.nio.file.Path;

/**
 * A file as it is sent to the language server.
 *
 * @param project the canonical path of its project
 * @param file its canonical path
 * @param text its text on disk
 */
public record Document(Path project, Path file, String text) {

    String uri() {
        return file.toUri().toString();
    }
}
