/** Electronic parts: their categories, properties and sources. */
@NullMarked
package io.atopile.mcp.parts;

import org.jspecify.annotations.NullMarked;
