/**
 * Compares the values that a design declares with those of its parts.
 *
 * <p>{@link io.atopile.mcp.parts.value.PartValueReader} reads a part's value from its number and its description. {@link
 * io.atopile.mcp.parts.value.PartConflictFinder} compares it with the parameter that is named after the component.
 */
@NullMarked
package io.atopile.mcp.parts.value;

import org.jspecify.annotations.NullMarked;
