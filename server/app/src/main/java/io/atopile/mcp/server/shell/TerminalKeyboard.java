package io.atopile.mcp.server.shell;

import io.atopile.mcp.terminal.TerminalStyle;
import java.io.Console;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** The terminal's keyboard. Reading starts when the first question is asked, on a thread that ends with the program. */
public final class TerminalKeyboard implements UserInput {

    private final Optional<Console> console = TerminalStyle.findConsole();
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private boolean reading;

    @Override
    public boolean canAsk() {
        return console.isPresent();
    }

    @Override
    public synchronized Optional<String> next() {
        if (!reading) {
            reading = true;
            console.ifPresent(terminal -> Thread.ofPlatform().daemon().name("keyboard").start(() -> read(terminal)));
        }
        return Optional.ofNullable(lines.poll());
    }

    private void read(Console terminal) {
        for (var line = terminal.readLine(); line != null; line = terminal.readLine()) {
            lines.add(line);
        }
    }
}
