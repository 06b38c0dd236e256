package io.atopile.mcp.build;

import io.atopile.mcp.process.LiveProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One build as it is kept on disk, from the moment it was asked for.
 *
 * @param id ours, sortable by time
 * @param owner the server that runs it
 * @param guard the watcher of its process, once there is one
 * @param atopileId atopile's own name for it, known some seconds after the start
 * @param exitCode the process's, when we were there to see it
 * @param cancelled whether someone asked for its end
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

    /** A build that someone ran with their own ato, as atopile's history has it. */
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

    /** Whether it was run with ato directly, and not through a server. */
    public boolean withoutServer() {
        return !BuildId.isOne(id);
    }

    /** The root of the project it builds. */
    public Path projectRoot() {
        return request.root();
    }

    /** How long it has run, or ran; zero while it waits. */
    public Duration computeElapsed(Instant now) {
        return startedAt.map(start -> Duration.between(start, endedAt.orElse(now))).orElse(Duration.ZERO);
    }

    /** Whether anyone is left to bring it to an end: its server, or what its server left behind. */
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
