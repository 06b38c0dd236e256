/** Skills on the sample boards, with the real atopile and the real KiCad. */
@NullMarked
package io.atopile.mcp.conformance.skill;

import org.jspecify.annotations.NullMarked;
