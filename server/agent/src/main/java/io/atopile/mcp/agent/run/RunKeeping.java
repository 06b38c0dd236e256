package io.atopile.mcp.agent.run;

/**
 * Which runs pruning leaves: those that are young enough and among the latest.
 *
 * @param days since a run's end
 */
public record RunKeeping(int days, int count) {

    public static final RunKeeping DEFAULT = new RunKeeping(90, 1000);
}
