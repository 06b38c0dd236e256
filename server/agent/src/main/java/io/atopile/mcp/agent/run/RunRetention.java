package io.atopile.mcp.agent.run;

/**
 * Which runs pruning keeps: those that are both recent enough and among the newest.
 *
 * @param days maximum number of days since the end of a run
 */
public record RunRetention(int days, int count) {

    public static final RunRetention DEFAULT = new RunRetention(90, 1000);
}
