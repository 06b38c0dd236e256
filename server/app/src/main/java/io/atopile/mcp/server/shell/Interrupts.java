package io.atopile.mcp.server.shell;

import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lets a command end in its own way when the user presses Ctrl-C or the system wants it gone, and at once when that comes again.
 *
 * <p>The JDK's only way to hear that without shutting down is {@code sun.misc.Signal}, which can't be named in code that is compiled
 * with warnings as errors. Where it is missing, the program ends as if nobody had listened.
 */
public final class Interrupts {

    private static final int AT_ONCE = 130;

    private Interrupts() {}

    /** {@code first} runs on a thread of its own. */
    public static void onFirst(Runnable first) {
        var times = new AtomicInteger();
        for (var signal : new String[] {"INT", "TERM", "HUP"}) {
            handle(signal, () -> {
                if (times.getAndIncrement() == 0) {
                    first.run();
                } else {
                    Runtime.getRuntime().halt(AT_ONCE);
                }
            });
        }
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
