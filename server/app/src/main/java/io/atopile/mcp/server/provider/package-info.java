/** The APIs of models by their names in the settings. */
@NullMarked
package io.atopile.mcp.server.provider;

import org.jspecify.annotations.NullMarked;
