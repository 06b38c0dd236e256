@NullMarked
package io.atopile.mcp.report;

import org.jspecify.annotations.NullMarked;
