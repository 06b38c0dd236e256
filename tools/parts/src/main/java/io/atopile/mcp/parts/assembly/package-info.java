/**
 * Compares what an assembler gets: the bill of materials, the placement file and the board.
 *
 * <p>{@link io.atopile.mcp.parts.assembly.BomTable} and {@link io.atopile.mcp.parts.assembly.PlacementTable} read the files. {@link
 * io.atopile.mcp.parts.assembly.AssemblyCheck} compares them with the board and with atopile's own BOM; {@link
 * io.atopile.mcp.parts.assembly.PackageCheck} compares the package of a part, from its number or a catalog, with the footprint that it is placed on.
 */
@NullMarked
package io.atopile.mcp.parts.assembly;

import org.jspecify.annotations.NullMarked;
