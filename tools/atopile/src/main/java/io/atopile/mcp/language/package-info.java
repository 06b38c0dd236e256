/** What atopile's language server knows of a design: mistakes, meanings and places, in milliseconds once it is warm. */
@NullMarked
package io.atopile.mcp.language;

import org.jspecify.annotations.NullMarked;
