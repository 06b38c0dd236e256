package io.atopile.mcp.server.shell;

import io.atopile.mcp.agent.RecordedEvent;
import io.atopile.mcp.agent.RunDelta;
import io.atopile.mcp.agent.engine.RunView;

/** Shows a run in progress. */
public interface RunDisplay {

    /** Shows an event; {@code run} contains the texts that it refers to. */
    void showEvent(RecordedEvent event, RunView run);

    void showDelta(RunDelta delta);

    /** Shows a message for the person that is not part of the run. */
    void say(String line);

    /** Shows the preview of a call, in lines that are already sanitized. */
    void preview(String lines);

    /** Returns the width in columns. */
    default int columns() {
        return TerminalStyle.readColumns(System.getenv());
    }

    /** Shows the result of the run, or its state when the display stops following it. */
    void end(RunView run);
}
