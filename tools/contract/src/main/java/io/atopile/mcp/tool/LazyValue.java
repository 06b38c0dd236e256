package io.atopile.mcp.tool;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value that is computed when it is first asked for, without a lock: no thread ever waits for another. Threads that ask at the
 * same time may each compute it; all of them get the same one. For what would be slow or blocking in a static initialiser, where
 * every thread that needs the class waits, and a virtual thread keeps its carrier while it does.
 */
public final class LazyValue<T> {

    private final Supplier<T> source;
    private final AtomicReference<@Nullable T> value = new AtomicReference<>();

    private LazyValue(Supplier<T> source) {
        this.source = source;
    }

    /** {@code source} gives the same value each time and has no effects. */
    public static <T> LazyValue<T> of(Supplier<T> source) {
        return new LazyValue<>(source);
    }

    public T get() {
        var known = value.get();
        if (known != null) {
            return known;
        }
        var computed = source.get();
        return Objects.requireNonNullElse(value.compareAndExchange(null, computed), computed);
    }
}
