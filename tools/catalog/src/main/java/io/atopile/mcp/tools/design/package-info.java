/** Tools that inspect, check and compare designs without building the current one. */
@NullMarked
package io.atopile.mcp.tools.design;

import org.jspecify.annotations.NullMarked;

