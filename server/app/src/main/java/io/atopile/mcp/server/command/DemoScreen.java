package io.atopile.mcp.server.command;

import io.atopile.mcp.agent.Recorded;
import io.atopile.mcp.agent.RunDelta;
import io.atopile.mcp.agent.RunEvent;
import io.atopile.mcp.agent.engine.RunWatcher;
import java.io.PrintStream;

/** Shows a run live: what the model says, and a line for each call. */
final class DemoScreen implements RunWatcher {

    private final PrintStream out;
    private boolean inText;

    DemoScreen(PrintStream out) {
        this.out = out;
    }

    @Override
    public synchronized void event(Recorded recorded) {
        if (recorded.event() instanceof RunEvent.ToolEnded ended) {
            line("  %s %s (%s, %d ms)%s".formatted(
                    ended.code().equals("ok") ? "✓" : "✗",
                    ended.name(),
                    ended.code(),
                    ended.millis(),
                    ended.code().equals("ok") ? "" : ": " + ended.message()));
        }
    }

    @Override
    public synchronized void delta(RunDelta delta) {
        if (delta instanceof RunDelta.Text(_, var text)) {
            out.print(text);
            inText = true;
            out.flush();
        }
    }

    private void line(String text) {
        if (inText) {
            out.println();
            inText = false;
        }
        out.println(text);
        out.flush();
    }
}
