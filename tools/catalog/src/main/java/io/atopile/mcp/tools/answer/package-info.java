/** What several tools return alike: a missing atopile, a refused path, the chosen target, a page of a list, a board that was found. */
@NullMarked
package io.atopile.mcp.tools.answer;

import org.jspecify.annotations.NullMarked;

