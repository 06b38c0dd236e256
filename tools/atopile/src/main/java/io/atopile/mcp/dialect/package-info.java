/** What is known of one atopile minor version, one class per version. */
@NullMarked
package io.atopile.mcp.dialect;

import org.jspecify.annotations.NullMarked;
