/**
 * What a design imports, found without compiling it: {@link io.atopile.mcp.imports.ImportScanner} finds the paths in a source,
 * {@link io.atopile.mcp.imports.ImportGraph} follows them wherever atopile may, what it can't follow is unknown, and {@link io.atopile.mcp.imports.ReadAccess} decides
 * from what was reached how atopile may read the design.
 */
@NullMarked
package io.atopile.mcp.imports;

import org.jspecify.annotations.NullMarked;
