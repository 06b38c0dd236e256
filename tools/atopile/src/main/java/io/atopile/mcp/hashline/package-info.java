/**
 * Editing by anchored lines: what was served is remembered byte for byte, an edit names lines by number and hash, and it
 * lands on exactly the lines that were read or nowhere.
 */
@NullMarked
package io.atopile.mcp.hashline;

import org.jspecify.annotations.NullMarked;
