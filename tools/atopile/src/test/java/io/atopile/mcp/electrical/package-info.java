/** Tests of the electrical checks: small boards with the findings that they should have, and designs that should have none. */
@NullMarked
package io.atopile.mcp.electrical;

import org.jspecify.annotations.NullMarked;
