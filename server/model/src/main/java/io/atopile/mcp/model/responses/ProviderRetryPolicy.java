package io.atopile.mcp.model.responses;

import java.time.Duration;

/**
 * How long and how often a provider is asked before it counts as absent. In all there are at most
 * {@code (requestRetries + 1) * (streamRetries + 1)} requests for one answer.
 *
 * @param requestRetries after a failure before an answer began; a stream that begins renews them; 0 to 100
 * @param streamRetries after an answer that began and broke, or that the provider put off; 0 to 100
 * @param idle how long nothing at all may arrive
 * @param firstBackOff the first wait; the next ones double, each give or take a tenth
 * @param longestWait the longest wait, be it ours or one that the provider asks for
 */
public record ProviderRetryPolicy(
        int requestRetries, int streamRetries, Duration idle, Duration firstBackOff, Duration longestWait) {

    private static final int MOST_RETRIES = 100;

    public static final ProviderRetryPolicy USUAL =
            new ProviderRetryPolicy(4, 5, Duration.ofMinutes(5), Duration.ofMillis(200), Duration.ofMinutes(2));

    public ProviderRetryPolicy {
        if (!isCount(requestRetries) || !isCount(streamRetries)) {
            throw new IllegalArgumentException("Retries go from 0 to " + MOST_RETRIES);
        }
        if (!idle.isPositive() || firstBackOff.isNegative() || longestWait.isNegative()) {
            throw new IllegalArgumentException("A time is less than nothing");
        }
    }

    private static boolean isCount(int retries) {
        return retries >= 0 && retries <= MOST_RETRIES;
    }
}
