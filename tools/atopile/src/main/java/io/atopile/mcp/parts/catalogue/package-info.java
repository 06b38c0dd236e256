/** Where parts are looked for: the project, KiCad's libraries, imported catalogues, services. */
@NullMarked
package io.atopile.mcp.parts.catalogue;

import org.jspecify.annotations.NullMarked;
