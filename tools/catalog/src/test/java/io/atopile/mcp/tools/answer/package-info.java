@NullMarked
package io.atopile.mcp.tools.answer;

import org.jspecify.annotations.NullMarked;
