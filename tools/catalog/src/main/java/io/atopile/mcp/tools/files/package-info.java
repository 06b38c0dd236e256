/** The tools on a project's files: list, search, read, edit. */
@NullMarked
package io.atopile.mcp.tools.files;

import org.jspecify.annotations.NullMarked;
