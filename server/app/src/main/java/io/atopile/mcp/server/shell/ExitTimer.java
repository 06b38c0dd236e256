package io.atopile.mcp.server.shell;

import io.atopile.mcp.process.RunningCommands;

/**
 * Ends the program a fixed time after it was started, whatever other threads wait for. It is made before it is needed, so that
 * nothing has to be loaded then.
 */
final class ExitTimer {

    static final long MILLIS = 1_400;
    private static final long TO_KILL_MILLIS = 250;
    private static final int SIGNALLED = 128;

    private final int code;
    private final Thread timer;
    private final Thread killing;

    /** {@code signal} is the number of the signal that it is for. */
    ExitTimer(int signal) {
        code = SIGNALLED + signal;
        timer = Thread.ofPlatform().daemon().name("exit").unstarted(this::exitLater);
        killing = Thread.ofPlatform().daemon().name("exit").unstarted(RunningCommands::kill);
    }

    void start() {
        timer.start();
    }

    private void exitLater() {
        try {
            Thread.sleep(MILLIS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        exit();
    }

    /** At once, but for what it takes to kill commands that no guard ends. */
    void exit() {
        try {
            killing.start();
            killing.join(TO_KILL_MILLIS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            Runtime.getRuntime().halt(code);
        }
    }
}
