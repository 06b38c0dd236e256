/**
 * Editing by anchored lines: the lines returned to a caller are recorded byte for byte, an edit names lines by number and hash,
 * and it is applied to exactly the lines that were read or not at all.
 */
@NullMarked
package io.atopile.mcp.hashline;

import org.jspecify.annotations.NullMarked;
