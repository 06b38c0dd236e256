/** YAML that people wrote: read within limits, and edited so that every other byte of it stays as it is. */
@NullMarked
package io.atopile.mcp.yaml;

import org.jspecify.annotations.NullMarked;
