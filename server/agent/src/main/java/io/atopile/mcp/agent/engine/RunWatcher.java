package io.atopile.mcp.agent.engine;

import io.atopile.mcp.agent.RecordedEvent;
import io.atopile.mcp.agent.RunDelta;

/** Receives what happens in a run, as it happens. It is called on the run's own threads and must return quickly. */
public interface RunWatcher {

    void handleEvent(RecordedEvent event);

    void handleDelta(RunDelta delta);
}
