/** Figures for people to read; nothing here passes or fails. */
@NullMarked
package io.atopile.mcp.conformance.bench;

import org.jspecify.annotations.NullMarked;
