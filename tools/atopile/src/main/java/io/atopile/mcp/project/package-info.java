/** Projects, their build targets, and the {@code ato} that builds them. */
@NullMarked
package io.atopile.mcp.project;

import org.jspecify.annotations.NullMarked;
