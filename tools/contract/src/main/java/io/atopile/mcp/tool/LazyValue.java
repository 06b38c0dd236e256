package io.atopile.mcp.tool;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value that is computed on first use, without a lock: no thread waits for another. Concurrent callers may each compute it, but
 * all get the same instance. Use it for work that would be slow or blocking in a static initialiser, where every thread that
 * needs the class waits and a virtual thread pins its carrier.
 */
public final class LazyValue<T> {

    private final Supplier<T> source;
    private final AtomicReference<@Nullable T> value = new AtomicReference<>();

    private LazyValue(Supplier<T> source) {
        this.source = source;
    }

    /** Creates a lazy value; {@code source} must return the same value each time and have no side effects. */
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
