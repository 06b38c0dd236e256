package io.atopile.mcp.server.command;

import io.atopile.mcp.tool.Progress;
import java.io.Console;
import java.io.PrintStream;
import java.util.Optional;
import java.util.OptionalDouble;

/** Shows progress: a bar that is redrawn in place in a terminal, otherwise a line every few seconds. */
final class ProgressBar implements Progress {

    private static final int WIDTH = 30;
    private static final long BETWEEN_DRAWINGS = 100_000_000L;
    private static final long BETWEEN_LINES = 5_000_000_000L;

    private final PrintStream out;
    private final boolean terminal;
    private long drawn;
    private String last = "";

    ProgressBar(PrintStream out) {
        this.out = out;
        this.terminal = Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    }

    @Override
    public synchronized void report(double done, OptionalDouble total, String message) {
        var share = Math.clamp(done / total.orElse(1), 0.0, 1.0);
        var filled = (int) Math.round(share * WIDTH);
        last = "[%s%s] %3.0f %% %s".formatted("#".repeat(filled), " ".repeat(WIDTH - filled), share * 100, message);
        var now = System.nanoTime();
        if (now - drawn > (terminal ? BETWEEN_DRAWINGS : BETWEEN_LINES)) {
            drawn = now;
            out.print(terminal ? "\r" + last + "\u001b[K" : last + "\n");
            out.flush();
        }
    }

    /** Draws the final state. */
    synchronized void close() {
        if (!last.isEmpty()) {
            out.println(terminal ? "\r" + last + "\u001b[K" : last);
        }
    }
}
