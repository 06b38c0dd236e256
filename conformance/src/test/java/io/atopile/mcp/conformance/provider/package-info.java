/** Runs of the agent with models on real servers: llama.cpp, directly and behind the LiteLLM proxy. */
@NullMarked
package io.atopile.mcp.conformance.provider;

import org.jspecify.annotations.NullMarked;
