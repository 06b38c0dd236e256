package io.atopile.mcp.agent.run;

/**
 * Which runs pruning leaves: those that are young enough and among the latest.
 *
 * @param days since a run's end
 */
public record RunRetention(int days, int count) {

    public static final RunRetention DEFAULT = new RunRetention(90, 1000);
}
