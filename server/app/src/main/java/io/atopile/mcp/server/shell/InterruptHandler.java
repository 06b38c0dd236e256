package io.atopile.mcp.server.shell;

import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lets a command end in its own way when the user presses Ctrl-C or the system wants it gone, for {@value ExitTimer#MILLIS} ms, and
 * at once when that comes again. A command that is not at its end by then, whatever it is about, ends with 128 and the signal's
 * number; the guards then end the child processes.
 *
 * <p>The JDK's only way to hear that without shutting down is {@code sun.misc.Signal}, which can't be named in code that is compiled
 * with warnings as errors. Where it is missing, the program ends as if nobody had listened.
 */
public final class InterruptHandler {

    private static final Map<String, Integer> SIGNALS = Map.of("HUP", 1, "INT", 2, "TERM", 15);

    private InterruptHandler() {}

    /** {@code first} runs on a thread of its own and begins to end the command. */
    public static void runOnFirst(Runnable first) {
        var times = new AtomicInteger();
        var announcing = Thread.ofPlatform().daemon().name("stopping")
                .unstarted(() -> System.err.println("atopile-mcp: stopping; once more ends it at once"));
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
