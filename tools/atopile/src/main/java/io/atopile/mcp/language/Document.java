package io.atopile.mcp.language;

import java.nio.file.Path;

/**
 * A file as the language server is to see it.
 *
 * @param project the canonical path of the project that it belongs to
 * @param file its canonical path
 * @param text its text as it stands on disk
 */
public record Document(Path project, Path file, String text) {

    String uri() {
        return file.toUri().toString();
    }
}
