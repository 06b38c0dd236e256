/** Electronic parts: what they are, what is known of them, and where it is known from. */
@NullMarked
package io.atopile.mcp.parts;

import org.jspecify.annotations.NullMarked;
