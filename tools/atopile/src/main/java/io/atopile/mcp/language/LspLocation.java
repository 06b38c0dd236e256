package io.atopile.mcp.language;

import java.nio.file.Path;

/**
 * Where a name is defined or used.
 *
 * @param line counted from 1
 * @param character counted from 0, in UTF-16 units
 * @param lastLine where it ends, counted from 1
 * @param lastCharacter the end's, counted from 0, exclusive
 */
public record LspLocation(Path file, int line, int character, int lastLine, int lastCharacter) {}
