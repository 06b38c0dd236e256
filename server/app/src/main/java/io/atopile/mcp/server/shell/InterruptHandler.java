package io.atopile.mcp.server.shell;

import io.atopile.mcp.process.RunningCommands;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * Gives a command a moment to end in its own way when the user presses Ctrl-C or the system asks it to stop, and ends it at
 * once at the second signal. A command that hasn't ended by then, whatever it is doing, exits with 128 plus the signal's
 * number; the guards then end the child processes.
 *
 * <p>The JDK's only way to handle a signal without shutting down is {@code sun.misc.Signal}, which can't be named in code that
 * is compiled with warnings as errors. If it is missing, the program ends as if there were no handler.
 */
public final class InterruptHandler {

    /** How long a command may take to stop that only has to stop. */
    public static final Duration STOPPING = Duration.ofMillis(1_400);

    /** How long a command may take to stop that also undoes what it began. */
    public static final Duration ROLLING_BACK = Duration.ofSeconds(3);

    private static final Map<String, Integer> SIGNALS = Map.of("HUP", 1, "INT", 2, "TERM", 15);

    private InterruptHandler() {}

    /**
     * Runs {@code first}, which starts to end the command, on a thread of its own at the first signal; the command may then
     * take {@code patience}. If it returns false, nothing has begun that could end by itself, and the program exits at once.
     */
    public static void runOnFirst(Duration patience, BooleanSupplier first) {
        var times = new AtomicInteger();
        var announcing = Thread.ofPlatform().daemon().name("stopping")
                .unstarted(() -> System.err.println("atopile-mcp: stopping; a second signal exits at once"));
        SIGNALS.forEach((name, number) -> {
            var exit = new ExitTimer(number, patience);
            handle(name, () -> {
                var isFirst = times.getAndIncrement() == 0;
                if (isFirst) {
                    exit.start();
                    announcing.start();
                }
                if (!isFirst || !first.getAsBoolean()) {
                    exit.exit();
                }
            });
        });
    }

    private static void handle(String name, Runnable then) {
        try {
            var signal = Class.forName("sun.misc.Signal");
            var handler = Class.forName("sun.misc.SignalHandler");
            var listener = Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[] {handler}, (_, _, _) -> {
                then.run();
                return null;
            });
            signal.getMethod("handle", signal, handler).invoke(null, signal.getConstructor(String.class).newInstance(name), listener);
        } catch (ReflectiveOperationException _) {
            return;
        }
    }

    /**
     * Exits the program a fixed time after it was started, whatever other threads are waiting for. It is created before it is
     * needed, so that no class has to be loaded then.
     */
    private static final class ExitTimer {

        private static final long TO_KILL_MILLIS = 250;
        private static final int SIGNALLED = 128;

        private final int code;
        private final Duration patience;
        private final Thread timer;
        private final Thread killing;

        /** {@code signal} is the number of the signal that it handles. */
        ExitTimer(int signal, Duration patience) {
            code = SIGNALLED + signal;
            this.patience = patience;
            timer = Thread.ofPlatform().daemon().name("exit").unstarted(this::exitLater);
            killing = Thread.ofPlatform().daemon().name("exit").unstarted(RunningCommands::kill);
        }

        void start() {
            timer.start();
        }

        private void exitLater() {
            try {
                Thread.sleep(patience);
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
}
