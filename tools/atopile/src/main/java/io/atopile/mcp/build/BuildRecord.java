package io.atopile.mcp.build;

import io.atopile.mcp.process.LiveProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One build as it is stored on disk, from the moment it was requested.
 *
 * @param id this server's build ID, sortable by time
 * @param owner the server that runs it
 * @param guard the process that watches the build process, once it is started
 * @param atopileId atopile's own ID, available a few seconds after the start
 * @param exitCode the exit code of its process, if the server was running to see it
 * @param cancelled whether its cancellation was requested
 */
public record BuildRecord(
        String id,
        BuildRequest request,
        BuildState state,
        Instant requestedAt,
        Optional<Instant> startedAt,
        Optional<Instant> endedAt,
        LiveProcess owner,
        Optional<LiveProcess> guard,
        Optional<String> atopileId,
        Optional<Integer> exitCode,
        boolean cancelled) {

    static BuildRecord createQueued(BuildRequest request, Instant now) {
        return new BuildRecord(
                BuildId.create(now),
                request,
                BuildState.QUEUED,
                now,
                Optional.empty(),
                Optional.empty(),
                LiveProcess.current(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    /** Creates the record of a build that the user ran directly with ato, from atopile's history. */
    static BuildRecord withoutServer(BuildRow row, BuildState state, BuildRequest request) {
        return new BuildRecord(
                row.id(),
                request,
                state,
                row.startedAt(),
                Optional.of(row.startedAt()),
                row.elapsed().map(row.startedAt()::plus),
                new LiveProcess(0, 0),
                Optional.empty(),
                Optional.of(row.id()),
                Optional.empty(),
                false);
    }

    /** Whether it was run directly with ato, not through a server. */
    public boolean withoutServer() {
        return !BuildId.isOne(id);
    }

    /** Returns the root of the project it builds. */
    public Path projectRoot() {
        return request.root();
    }

    /** Returns how long it has been running, or ran; zero while it is queued. */
    public Duration computeElapsed(Instant now) {
        return startedAt.map(start -> Duration.between(start, endedAt.orElse(now))).orElse(Duration.ZERO);
    }

    /** Whether a process that can finish it still exists: its server, or the guard that its server started. */
    boolean isAttended() {
        return owner.exists() || guard.map(LiveProcess::exists).orElse(false);
    }

    BuildRecord withStart(Instant now) {
        return new BuildRecord(
                id, request, BuildState.RUNNING, requestedAt, Optional.of(now), endedAt, owner, guard, atopileId,
                exitCode, cancelled);
    }

    BuildRecord withGuard(LiveProcess watcher) {
        return new BuildRecord(
                id, request, state, requestedAt, startedAt, endedAt, owner, Optional.of(watcher), atopileId, exitCode,
                cancelled);
    }

    BuildRecord withAtopileId(String nameOfAtopile) {
        return new BuildRecord(
                id, request, state, requestedAt, startedAt, endedAt, owner, guard, Optional.of(nameOfAtopile), exitCode,
                cancelled);
    }

    BuildRecord withCancellation() {
        return new BuildRecord(
                id, request, state, requestedAt, startedAt, endedAt, owner, guard, atopileId, exitCode, true);
    }

    BuildRecord withExitCode(int code) {
        return new BuildRecord(
                id, request, state, requestedAt, startedAt, endedAt, owner, guard, atopileId, Optional.of(code),
                cancelled);
    }

    BuildRecord withEnd(BuildState end, Instant now) {
        return new BuildRecord(
                id, request, end, requestedAt, startedAt, Optional.of(now), owner, guard, atopileId, exitCode,
                cancelled);
    }
}
