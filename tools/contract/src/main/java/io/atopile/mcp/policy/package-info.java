/** Which effects are allowed, asked about or refused. */
@NullMarked
package io.atopile.mcp.policy;

import org.jspecify.annotations.NullMarked;
