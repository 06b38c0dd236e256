@NullMarked
package io.atopile.mcp.service;

import org.jspecify.annotations.NullMarked;
