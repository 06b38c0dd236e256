package io.atopile.mcp.model.transport;

import java.time.Duration;

/**
 * How long and how often a request to a provider is retried before the provider counts as unavailable. In total there are at
 * most {@code (requestRetries + 1) * (streamRetries + 1)} requests for one response.
 *
 * @param requestRetries retries after failures before a response starts; reset when a stream starts; 0 to 100
 * @param streamRetries retries after a response that broke off, or that the provider postponed; 0 to 100
 * @param idle the longest time without any data
 * @param firstBackOff the first wait; each following one is twice as long, with 10 % jitter
 * @param longestWait the longest wait, whether computed or requested by the provider
 */
public record ProviderRetryPolicy(
        int requestRetries, int streamRetries, Duration idle, Duration firstBackOff, Duration longestWait) {

    private static final int MOST_RETRIES = 100;

    public static final ProviderRetryPolicy USUAL =
            new ProviderRetryPolicy(4, 5, Duration.ofMinutes(5), Duration.ofMillis(200), Duration.ofMinutes(2));

    public ProviderRetryPolicy {
        if (!isCount(requestRetries) || !isCount(streamRetries)) {
            throw new IllegalArgumentException("Retries must be 0 to " + MOST_RETRIES);
        }
        if (!idle.isPositive() || firstBackOff.isNegative() || longestWait.isNegative()) {
            throw new IllegalArgumentException("A time is negative, or idle is not positive");
        }
    }

    private static boolean isCount(int retries) {
        return retries >= 0 && retries <= MOST_RETRIES;
    }
}
