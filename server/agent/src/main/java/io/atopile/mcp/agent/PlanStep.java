package io.atopile.mcp.agent;

/** One line of a run's plan. */
public record PlanStep(String text, State state) {

    public enum State {
        PENDING,
        IN_PROGRESS,
        DONE,
        DROPPED
    }
}
