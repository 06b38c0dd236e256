package io.atopile.mcp.server.shell;

import io.atopile.mcp.terminal.TerminalStyle;
import java.io.PrintStream;

/** Writes whole lines, text that arrives in pieces and, in a terminal, a transient last line that the next output replaces. */
final class TerminalOutput {

    private final PrintStream out;
    private final TerminalStyle style;
    private boolean inText;
    private boolean passing;

    TerminalOutput(PrintStream out, TerminalStyle style) {
        this.out = out;
        this.style = style;
    }

    void put(String line) {
        clear();
        out.println(line);
        out.flush();
    }

    /** Appends a piece of a longer text. */
    void append(String text) {
        if (text.isEmpty()) {
            return;
        }
        if (passing) {
            clear();
        }
        out.print(text);
        out.flush();
        inText = !text.endsWith("\n");
    }

    /** Shows a line until the next output replaces it. */
    void showTransient(String line) {
        if (style.terminal() && !inText) {
            out.print("\r" + line + "\u001b[K");
            out.flush();
            passing = true;
        }
    }

    private void clear() {
        if (passing) {
            out.print("\r\u001b[K");
        } else if (inText) {
            out.println();
        }
        passing = false;
        inText = false;
    }
}
