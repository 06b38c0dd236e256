/** Bringing a part into a project, in the form that atopile reads. */
@NullMarked
package io.atopile.mcp.parts.install;

import org.jspecify.annotations.NullMarked;
