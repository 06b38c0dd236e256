package io.atopile.mcp.server.mcp;

import java.time.Duration;

/**
 * How much a server keeps for its clients. A client is known by the name that it gives itself.
 *
 * @param sessions at most so many at once; one more takes the place of an idle one
 * @param sessionsPerClient at most so many of one client
 * @param calls at most so many tool calls run at once
 * @param callsPerSession at most so many of one session
 * @param streams at most so many sessions listen at once
 * @param idle a session unused for so long, at most twice as long, is forgotten
 * @param heartbeat how often an open stream gets an empty comment
 */
public record SessionLimits(
        int sessions,
        int sessionsPerClient,
        int calls,
        int callsPerSession,
        int streams,
        Duration idle,
        Duration heartbeat) {

    /** Sessions that are busy are fewer than all, so that there is always one that can make room. */
    public static final SessionLimits DEFAULT =
            new SessionLimits(512, 128, 256, 64, 192, Duration.ofMinutes(30), Duration.ofSeconds(20));
}
