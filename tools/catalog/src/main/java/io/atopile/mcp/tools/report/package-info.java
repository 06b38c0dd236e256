/** The tools that read what builds left. */
@NullMarked
package io.atopile.mcp.tools.report;

import org.jspecify.annotations.NullMarked;
