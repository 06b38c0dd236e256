/**
 * What a design is, read from its sources without compiling or executing anything.
 *
 * <p>{@link io.atopile.mcp.overview.DesignOutline} follows the instances from the entry; {@link io.atopile.mcp.overview.ModuleText} reads one module's
 * text: its docstring, and the values that it gives to rails.
 */
@NullMarked
package io.atopile.mcp.overview;

import org.jspecify.annotations.NullMarked;
