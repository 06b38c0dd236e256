/** Atopile's reports on a built design, and whether they are still up to date. */
@NullMarked
package io.atopile.mcp.report;

import org.jspecify.annotations.NullMarked;
