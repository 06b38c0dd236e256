package io.atopile.mcp.model.transport;

import io.atopile.mcp.model.responses.Asked;
import io.atopile.mcp.http.HttpSecret;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may be asked, and what is shown of it. */
class ModelProviderTest {

    private static final URI BASE = URI.create("http://127.0.0.1:1/v1");
    private static final ModelProvider PROVIDER = Asked.provider(BASE, " key-0123456789\n");

    @ParameterizedTest
    @ValueSource(strings = {
        "ftp://host/v1", "https:///v1", "//host/v1", "v1", "https://user:key@host/v1", "https://host/v1?key=1",
        "https://host/#a", "http://a b", ""
    })
    void whatIsNoAddressIsNotUsed(String url) {
        assertEquals(Optional.empty(), ModelProvider.parseAddress(url));
    }

    @Test
    void aSecretIsNeverShown() {
        var provider = Asked.withHeaders(PROVIDER, Map.of("X-Key", HttpSecret.of("header-0123456789")));
        assertFalse(provider.toString().contains("0123456789"), provider.toString());
        assertEquals("is *** and ***", provider.hideSecretsIn("is key-0123456789 and header-0123456789"));
    }

    @Test
    void whatCannotBeSentIsRefusedWithoutShowingIt() {
        for (var header : List.of(
                Map.entry("X-Key", "line\nline-0123456789"),
                Map.entry("Host", "host-0123456789"),
                Map.entry("a b", "v-0123456789"))) {
            var headers = Map.of(header.getKey(), HttpSecret.of(header.getValue()));
            var refusal = assertThrows(IllegalArgumentException.class, () -> Asked.withHeaders(PROVIDER, headers));
            assertFalse(Objects.requireNonNull(refusal.getMessage()).contains("0123456789"), refusal.getMessage());
        }
        assertThrows(IllegalArgumentException.class, () -> Asked.provider(BASE, "a\r\nb: c"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:8080", " https://host/v1/ ", "HTTPS://host"})
    void anAddressIsReadFromASetting(String url) {
        assertEquals(Optional.of(URI.create(url.strip())), ModelProvider.parseAddress(url));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://host/v1", "https://user:key@host/v1", "https://host/v1?key=1"})
    void aProviderHasAPlainAddress(String url) {
        var refusal = assertThrows(IllegalArgumentException.class, () -> Asked.provider(URI.create(url)));
        assertEquals("The base URL must be http: or https:, with a host and without user or query", refusal.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "http://h/v1, '', http://h/v1/responses",
        "http://h/v1///, '', http://h/v1/responses",
        "http://h, b=2 a=1, http://h/responses?a=1&b=2",
        "http://h, a&b=ü, http://h/responses?a%26b=%C3%BC"
    })
    void aPathAndAQueryAreAppended(String base, String query, String address) {
        Map<String, String> pairs = Arrays.stream(query.split(" ", -1))
                .filter(pair -> !pair.isEmpty())
                .map(pair -> pair.split("=", -1))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        assertEquals(URI.create(address), ModelProvider.buildAddress(URI.create(base), "/responses", pairs));
    }

    /** Hiding what is short would garble messages. */
    @Test
    void onlyASecretOfSixCharactersAndMoreIsHidden() {
        var keyed = Asked.withHeaders(Asked.provider(BASE, "short"), Map.of("X-Key", HttpSecret.of("longer")));
        var provider = Asked.withQuery(keyed, Map.of("key", HttpSecret.of("query-0123456789"), "v", HttpSecret.of("v1")));
        assertEquals("short *** *** v1", provider.hideSecretsIn("short longer query-0123456789 v1"));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 1, 0, 0, true", "100, 100, 1, 1, 1, true", "-1, 0, 1, 1, 1, false", "0, -1, 1, 1, 1, false", "101, 0, 1, 1, 1, false",
        "0, 101, 1, 1, 1, false", "0, 0, 0, 1, 1, false", "0, 0, -1, 1, 1, false", "0, 0, 1, -1, 1, false", "0, 0, 1, 1, -1, false"
    })
    void everyCountAndTimeHasItsRange(int requests, int streams, long idle, long first, long longest, boolean isAllowed) {
        Executable policy = () -> new ProviderRetryPolicy(
                requests, streams, Duration.ofMillis(idle), Duration.ofMillis(first), Duration.ofMillis(longest));
        if (isAllowed) {
            assertDoesNotThrow(policy);
        } else {
            assertThrows(IllegalArgumentException.class, policy);
        }
    }

    @Test
    void patienceHasItsLimits() {
        var usual = ProviderRetryPolicy.USUAL;
        assertTrue(usual.requestRetries() == 4 && usual.streamRetries() == 5 && usual.idle().equals(Duration.ofMinutes(5)));
        assertThrows(IllegalArgumentException.class, () -> new ProviderRetryPolicy(101, 0, usual.idle(), usual.firstBackOff(), usual.longestWait()));
        assertThrows(IllegalArgumentException.class, () -> new ProviderRetryPolicy(0, 0, Duration.ZERO, usual.firstBackOff(), usual.longestWait()));
    }
}
