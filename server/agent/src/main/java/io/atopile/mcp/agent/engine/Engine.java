package io.atopile.mcp.agent.engine;

import io.atopile.mcp.agent.RunSpec;
import io.atopile.mcp.agent.RunState;
import io.atopile.mcp.agent.run.RunDirectory;
import io.atopile.mcp.tool.CancellationSignal;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Executes runs. Everything that belongs to a run is in its directory, so callers read, answer and cancel runs there, whichever
 * engine executes them; an engine is needed to start and resume them, and to follow them without polling.
 */
public interface Engine extends AutoCloseable {

    /** The result of a request to resume a run. */
    sealed interface ResumeResult {
        record Started() implements ResumeResult {}

        /** This or another server already executes it. */
        record Elsewhere() implements ResumeResult {}

        /** It has ended and can't be resumed. */
        record Over() implements ResumeResult {}

        /** Its stored data is missing or corrupt. */
        record Damaged(String what) implements ResumeResult {}
    }

    /** Starts a run in a newly created directory; {@code watchers} receive everything after its first event. */
    void start(RunDirectory directory, RunSpec spec, RunWatcher... watchers);

    /** Resumes a run that was interrupted by a shutdown of its server or by a crash. */
    ResumeResult resume(RunDirectory directory, RunWatcher... watchers);

    /** Returns the state of a run that this engine executes. */
    Optional<RunState> findState(String runId);

    /**
     * Waits until a run of this engine meets the condition or the time is up, and returns the state that ended the wait. The
     * run may be further by now. Returns empty if this engine doesn't execute the run.
     */
    Optional<RunState> await(String runId, Predicate<RunState> wished, Duration longest) throws InterruptedException;

    /** Adds a watcher to a run of this engine until the registration is closed. */
    CancellationSignal.Registration watch(String runId, RunWatcher watcher);

    /** Handles the control messages of a run immediately. */
    void wake(String runId);

    /** Interrupts every run, so that it can be resumed. */
    @Override
    void close();
}
