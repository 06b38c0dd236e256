/** The tool that carries a project of an earlier atopile version over to the installed one. */
@NullMarked
package io.atopile.mcp.tools.upgrade;

import org.jspecify.annotations.NullMarked;
