/**
 * What all APIs of models have in common: a gateway sends a request over HTTP, reads the stream of events, retries what may pass, and
 * remembers what a provider refuses. A {@link io.atopile.mcp.model.transport.ModelWire} writes requests and reads events of one API.
 */
@NullMarked
package io.atopile.mcp.model.transport;

import org.jspecify.annotations.NullMarked;
