package io.atopile.mcp.server.shell;

import io.atopile.mcp.process.RunningCommands;

/**
 * Exits the program a fixed time after it was started, whatever other threads are waiting for. It is created before it is
 * needed, so that no class has to be loaded then.
 */
final class ExitTimer {

    static final long MILLIS = 1_400;
    private static final long TO_KILL_MILLIS = 250;
    private static final int SIGNALLED = 128;

    private final int code;
    private final Thread timer;
    private final Thread killing;

    /** {@code signal} is the number of the signal that it handles. */
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

    /** Exits at once, except for the time it takes to kill commands that no guard ends. */
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
