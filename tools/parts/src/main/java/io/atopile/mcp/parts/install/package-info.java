/** Installs parts into a project, in the format that atopile reads. */
@NullMarked
package io.atopile.mcp.parts.install;

import org.jspecify.annotations.NullMarked;
