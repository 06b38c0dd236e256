/** The HTTP client of atopile's services and of model providers: retries, time limits, secrets and a circuit breaker; responses are treated as untrusted. */
@NullMarked
package io.atopile.mcp.http;

import org.jspecify.annotations.NullMarked;
