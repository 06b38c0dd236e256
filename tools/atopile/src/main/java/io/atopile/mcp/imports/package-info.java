/**
 * The imports of a design, found without compiling it: {@link io.atopile.mcp.imports.ImportScanner} finds the paths in a source,
 * {@link io.atopile.mcp.imports.ImportGraph} follows them to every file that atopile may find and records those it can't follow,
 * and {@link io.atopile.mcp.imports.ReadAccess} decides from the result how atopile may read the design.
 */
@NullMarked
package io.atopile.mcp.imports;

import org.jspecify.annotations.NullMarked;
