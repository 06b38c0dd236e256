package io.atopile.mcp.agent;

import java.util.Optional;

/** A build that a call ran or queried. {@code verdict} is {@code verified}, {@code unverified} or {@code failed}. */
public record BuildObservation(String buildId, String target, String state, Optional<String> verdict, int problems) {}
