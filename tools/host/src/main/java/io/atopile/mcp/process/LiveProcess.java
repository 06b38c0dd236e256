package io.atopile.mcp.process;

import java.time.Instant;
import java.util.Optional;

/**
 * Identifies a process so that a later reader can check whether it still runs, even if its ID has been reused.
 *
 * @param pid its process ID
 * @param startedAt when it started, in milliseconds since the epoch; 0 if the system doesn't report it
 */
public record LiveProcess(long pid, long startedAt) {

    /** Needed because the system computes start times from a boot time that may be adjusted slightly. */
    private static final long TOLERANCE_MILLIS = 2_000;

    public static LiveProcess current() {
        return of(ProcessHandle.current());
    }

    public static LiveProcess of(long pid) {
        return ProcessHandle.of(pid).map(LiveProcess::of).orElseGet(() -> new LiveProcess(pid, 0));
    }

    /** Whether it runs; a process that ended but was not yet reaped by its parent doesn't. */
    public boolean exists() {
        Optional<ProcessHandle> handle = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
        return handle.isPresent()
                && Math.abs(of(handle.get()).startedAt - startedAt) <= TOLERANCE_MILLIS
                && handle.get().info().command().isPresent();
    }

    private static LiveProcess of(ProcessHandle handle) {
        return new LiveProcess(
                handle.pid(), handle.info().startInstant().map(Instant::toEpochMilli).orElse(0L));
    }
}
