package io.atopile.mcp.server.shell;

import io.atopile.mcp.agent.RecordedEvent;
import io.atopile.mcp.agent.RunDelta;
import io.atopile.mcp.agent.engine.RunView;
import io.atopile.mcp.tool.Json;
import java.io.PrintStream;

/** Shows a run to a program: every event and delta as one line of JSON, as specified in {@code docs/events.md}. */
public final class JsonRunDisplay implements RunDisplay {

    private final PrintStream out;
    private final PrintStream aside;

    /** Messages for a person go to {@code aside}. */
    public JsonRunDisplay(PrintStream out, PrintStream aside) {
        this.out = out;
        this.aside = aside;
    }

    @Override
    public void showEvent(RecordedEvent event, RunView run) {
        put(event.toJson().toString());
    }

    @Override
    public void showDelta(RunDelta delta) {
        put(Json.mapper().writeValueAsString(delta));
    }

    @Override
    public void say(String line) {
        aside.println(line);
    }

    @Override
    public void preview(String lines) {
        aside.println(lines);
    }

    @Override
    public void end(RunView run) {
        out.flush();
    }

    private void put(String line) {
        out.println(line);
        out.flush();
    }
}
