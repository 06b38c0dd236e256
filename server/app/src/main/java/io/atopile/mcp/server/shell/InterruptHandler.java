package io.atopile.mcp.server.shell;

import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Gives a command {@value ExitTimer#MILLIS} ms to end in its own way when the user presses Ctrl-C or the system asks it to
 * stop, and ends it at once at the second signal. A command that hasn't ended by then, whatever it is doing, exits with 128
 * plus the signal's number; the guards then end the child processes.
 *
 * <p>The JDK's only way to handle a signal without shutting down is {@code sun.misc.Signal}, which can't be named in code that
 * is compiled with warnings as errors. If it is missing, the program ends as if there were no handler.
 */
public final class InterruptHandler {

    private static final Map<String, Integer> SIGNALS = Map.of("HUP", 1, "INT", 2, "TERM", 15);

    private InterruptHandler() {}

    /** Runs {@code first}, which starts to end the command, on a thread of its own at the first signal. */
    public static void runOnFirst(Runnable first) {
        var times = new AtomicInteger();
        var announcing = Thread.ofPlatform().daemon().name("stopping")
                .unstarted(() -> System.err.println("atopile-mcp: stopping; a second signal exits at once"));
        SIGNALS.forEach((name, number) -> {
            var exit = new ExitTimer(number);
            handle(name, () -> {
                if (times.getAndIncrement() == 0) {
                    exit.start();
                    announcing.start();
                    first.run();
                } else {
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
}
