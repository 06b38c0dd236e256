/** Finding out what is there, what is missing and how to mend it. */
@NullMarked
package io.atopile.mcp.server.doctor;

import org.jspecify.annotations.NullMarked;
