package io.atopile.mcp.language;

import java.nio.file.Path;

/**
 * The location of a definition or use of a name.
 *
 * @param line counted from 1
 * @param character counted from 0, in UTF-16 units
 * @param lastLine the line of its end, counted from 1
 * @param lastCharacter the character of its end, counted from 0, exclusive
 */
public record LspLocation(Path file, int line, int character, int lastLine, int lastCharacter) {}
