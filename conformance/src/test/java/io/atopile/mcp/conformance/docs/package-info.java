/** Tables in the documentation that are generated from the code, and compared with it. */
@NullMarked
package io.atopile.mcp.conformance.docs;

import org.jspecify.annotations.NullMarked;
