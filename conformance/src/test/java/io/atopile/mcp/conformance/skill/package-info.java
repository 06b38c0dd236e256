/** The skills that come with the server, run on the sample boards with the real atopile and KiCad. */
@NullMarked
package io.atopile.mcp.conformance.skill;

import org.jspecify.annotations.NullMarked;
