package io.atopile.mcp.agent.engine;

import io.atopile.mcp.agent.RecordedEvent;
import io.atopile.mcp.agent.RunDelta;

/** Hears of a run as it goes on. It is called on the run's own threads and must be quick. */
public interface RunWatcher {

    void handleEvent(RecordedEvent event);

    void handleDelta(RunDelta delta);
}
