/** Unresolved merge conflicts in text files: finding them, and describing them so that they can be resolved. */
@NullMarked
package io.atopile.mcp.merge;

import org.jspecify.annotations.NullMarked;
