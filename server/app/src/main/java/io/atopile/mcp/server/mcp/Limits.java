package io.atopile.mcp.server.mcp;

import java.time.Duration;

/**
 * How much a server keeps for its clients.
 *
 * @param sessions at most so many at once; one more takes the place of one that was unused for {@code spare}
 * @param idle a session unused for so long, at most twice as long, is forgotten
 * @param heartbeat how often an open stream gets an empty comment
 */
public record Limits(int sessions, Duration spare, Duration idle, Duration heartbeat) {

    public static final Limits DEFAULT =
            new Limits(512, Duration.ofMinutes(1), Duration.ofMinutes(30), Duration.ofSeconds(20));
}
