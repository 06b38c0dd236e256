package io.atopile.mcp.model.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How long the next try waits. */
class RetryBackoffTest {

    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "Please try again in 1.234s., 1234",
        "Try again in 20ms, 20",
        "try again in 6m0s. Visit, 360000",
        "try again in 2 seconds, 2000",
        "try again in 1h2m, 3720000",
        "try again in 1 minute, 60000"
    })
    void aMessageMaySayHowLong(String message, long millis) {
        assertEquals(Optional.of(Duration.ofMillis(millis)), RetryBackoff.parseRetryAfter(message));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Try again later", "try again in a while", "", "in 5s"})
    void mostMessagesDont(String message) {
        assertEquals(Optional.empty(), RetryBackoff.parseRetryAfter(message));
    }

    @ParameterizedTest
    @CsvSource({
        "Retry-After, 2, 2000",
        "Retry-After, 0.5, 500",
        "retry-after-ms, 750, 750",
        "Retry-After, 'Sat, 21 Nov 2026 09:00:03 GMT', 3000",
        "Retry-After, 'Sat, 21 Nov 2026 08:00:00 GMT', 0"
    })
    void aHeaderMaySayHowLong(String name, String value, long millis) {
        assertEquals(Optional.of(Duration.ofMillis(millis)), RetryBackoff.parseRetryAfter(headers(name, value), NOW));
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-1", "99999999999999999999"})
    void aHeaderThatSaysNothingIsNone(String value) {
        assertEquals(Optional.empty(), RetryBackoff.parseRetryAfter(headers("Retry-After", value), NOW));
    }

    @ParameterizedTest
    @CsvSource({"1, 200", "2, 400", "3, 800", "6, 6400", "100, 120000"})
    void ourOwnWaitsDoubleGiveOrTakeATenth(int retry, long millis) {
        for (var round = 0; round < 200; round++) {
            var wait = RetryBackoff.computeBackOff(ProviderRetryPolicy.USUAL, retry, RandomGenerator.getDefault()).toMillis();
            assertTrue(wait >= millis * 0.9 - 1 && wait <= millis * 1.1, () -> "%d ms for %d".formatted(wait, millis));
        }
    }

    @ParameterizedTest
    @CsvSource({"750, 2, 750", "soon, 2, 2000", "-1, soon, -1", "0, 2, 0", "1.5, 2, 1.5"})
    void millisecondsGoBeforeSeconds(String millis, String seconds, double wait) {
        var headers = HttpHeaders.of(Map.of("retry-after-ms", List.of(millis), "Retry-After", List.of(seconds)), (_, _) -> true);
        var expected = wait < 0 ? Optional.<Duration>empty() : Optional.of(Duration.ofNanos((long) (wait * 1e6)));
        assertEquals(expected, RetryBackoff.parseRetryAfter(headers, NOW));
    }

    /** The random number is 0 and then as large as it can be. */
    @ParameterizedTest
    @CsvSource({"1, 180, 220", "2, 360, 440", "100, 108000, 132000"})
    void theJitterIsATenth(int retry, long least, long most) {
        assertEquals(Duration.ofMillis(least), RetryBackoff.computeBackOff(ProviderRetryPolicy.USUAL, retry, () -> 0));
        assertEquals(most, Math.round(RetryBackoff.computeBackOff(ProviderRetryPolicy.USUAL, retry, () -> -1).toNanos() / 1e6));
        assertEquals(Duration.ofMillis(most), RetryBackoff.addJitter(Duration.ofMillis(most), () -> 0));
        assertEquals(Math.round(most * 1.1), Math.round(RetryBackoff.addJitter(Duration.ofMillis(most), () -> -1).toNanos() / 1e6));
    }

    @Test
    void whatWasAskedForIsTheLeast() {
        for (var round = 0; round < 200; round++) {
            var wait = RetryBackoff.addJitter(Duration.ofSeconds(2), RandomGenerator.getDefault()).toMillis();
            assertTrue(wait >= 2000 && wait <= 2200, () -> wait + " ms");
        }
    }

    private static HttpHeaders headers(String name, String value) {
        return HttpHeaders.of(Map.of(name, List.of(value)), (_, _) -> true);
    }
}
