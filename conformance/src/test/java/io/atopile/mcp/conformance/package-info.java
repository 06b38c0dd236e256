/** Checks the shipped server from outside: by other people's suites, by transcripts and by its own listings. */
@NullMarked
package io.atopile.mcp.conformance;

import org.jspecify.annotations.NullMarked;
