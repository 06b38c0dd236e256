/** The sources that are searched for parts: the project, KiCad's libraries, imported catalogs, services. */
@NullMarked
package io.atopile.mcp.parts.catalogue;

import org.jspecify.annotations.NullMarked;
