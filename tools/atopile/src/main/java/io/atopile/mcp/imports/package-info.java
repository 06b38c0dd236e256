/**
 * What a design imports, found without compiling it: {@link io.atopile.mcp.imports.ImportScanner} finds the paths in a source,
 * {@link io.atopile.mcp.imports.ImportGraph} follows them wherever atopile may find a file and keeps what it can't follow, and
 * {@link io.atopile.mcp.imports.ReadAccess} decides from both how atopile may read the design.
 */
@NullMarked
package io.atopile.mcp.imports;

import org.jspecify.annotations.NullMarked;
