/** Checks the installation: what works, what is missing and how to fix it. */
@NullMarked
package io.atopile.mcp.server.doctor;

import org.jspecify.annotations.NullMarked;
