/** Services over HTTP that answer in JSON: asked with patience, within a time, and without trust in what they answer. */
@NullMarked
package io.atopile.mcp.service;

import org.jspecify.annotations.NullMarked;
