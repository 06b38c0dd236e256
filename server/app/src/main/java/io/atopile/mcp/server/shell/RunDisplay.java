package io.atopile.mcp.server.shell;

import io.atopile.mcp.agent.RecordedEvent;
import io.atopile.mcp.agent.RunDelta;
import io.atopile.mcp.agent.engine.RunView;

/** Shows a run to somebody while it goes on. */
public interface RunDisplay {

    /** What happened; {@code run} holds the texts that it refers to. */
    void showEvent(RecordedEvent event, RunView run);

    void showDelta(RunDelta delta);

    /** Something for the person, which is not of the run itself. */
    void say(String line);

    /** What a call would do, in lines that are clean already. */
    void preview(String lines);

    /** How many columns it has. */
    default int columns() {
        return TerminalStyle.readColumns(System.getenv());
    }

    /** What the run came to, or how it stands when it is left. */
    void end(RunView run);
}
