package io.atopile.mcp.server.mcp;

import java.time.Duration;

/**
 * The limits of what a server keeps for its clients. A client is identified by the name that it gives itself.
 *
 * @param sessions the maximum number of sessions at once; one more replaces an idle one
 * @param sessionsPerClient the maximum number of sessions of one client
 * @param calls the maximum number of tool calls that run at once
 * @param callsPerSession the maximum number of calls that run at once in one session
 * @param streams the maximum number of sessions that listen at once
 * @param idle how long, and at most twice as long, an unused session is kept
 * @param heartbeat the interval at which an open stream gets an empty comment
 */
public record SessionLimits(
        int sessions,
        int sessionsPerClient,
        int calls,
        int callsPerSession,
        int streams,
        Duration idle,
        Duration heartbeat) {

    /** Fewer sessions can be busy than exist, so there is always one that can be replaced. */
    public static final SessionLimits DEFAULT =
            new SessionLimits(512, 128, 256, 64, 192, Duration.ofMinutes(30), Duration.ofSeconds(20));
}
