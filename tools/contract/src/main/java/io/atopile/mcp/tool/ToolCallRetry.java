package io.atopile.mcp.tool;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Repeats the calls of runs that failed with a transient error. */
public final class ToolCallRetry {

    private static final List<Duration> PAUSES = List.of(Duration.ofMillis(300), Duration.ofMillis(900));

    private ToolCallRetry() {}

    /**
     * Makes a call, and repeats it after a transient failure until it is cancelled.
     *
     * @param harmless whether repeating the call does no harm; otherwise it is made once
     * @param code returns the code of a result
     */
    public static <R> R call(boolean harmless, CancellationSignal cancellation, Function<R, String> code, Supplier<R> once) {
        var result = once.get();
        for (var pause : harmless ? PAUSES : List.<Duration>of()) {
            if (!code.apply(result).equals(ErrorCode.TRANSIENT_BACKEND_ERROR.wireName()) || !cancellation.pause(pause)) {
                return result;
            }
            result = once.get();
        }
        return result;
    }
}
