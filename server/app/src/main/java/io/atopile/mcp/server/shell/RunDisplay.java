package io.atopile.mcp.server.shell;

import io.atopile.mcp.agent.RecordedEvent;
import io.atopile.mcp.agent.RunDelta;
import io.atopile.mcp.agent.engine.RunView;
import io.atopile.mcp.terminal.TerminalStyle;

/** Shows a run in progress. */
public interface RunDisplay {

    int USUAL_COLUMNS = 80;

    /** Shows an event; {@code run} contains the texts that it refers to. */
    void showEvent(RecordedEvent event, RunView run);

    void showDelta(RunDelta delta);

    /** Shows a message for the person that is not part of the run. */
    void say(String line);

    /** Shows the preview of a call, in lines that are already sanitized. */
    void preview(String lines);

    /** Returns the width in columns. */
    default int columns() {
        return TerminalStyle.readColumns(System.getenv(), USUAL_COLUMNS);
    }

    /** Shows the result of the run, or its state when the display stops following it. */
    void end(RunView run);
}
