package io.atopile.mcp.agent.engine;

import java.util.List;

/** {@code verify.json}: what a run changed, and what builds prove about it. {@code note} says why something was not built. */
public record VerifiedRun(List<String> changedFiles, List<VerifiedTarget> targets, String note) {}
