/** HTTP services with JSON responses: requests with retries and time limits; responses are treated as untrusted. */
@NullMarked
package io.atopile.mcp.service;

import org.jspecify.annotations.NullMarked;
