package io.atopile.mcp.model.responses;

import io.atopile.mcp.http.HttpSecret;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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

    @Test
    void patienceHasItsLimits() {
        var usual = ProviderRetryPolicy.USUAL;
        assertTrue(usual.requestRetries() == 4 && usual.streamRetries() == 5 && usual.idle().equals(Duration.ofMinutes(5)));
        assertThrows(IllegalArgumentException.class, () -> new ProviderRetryPolicy(101, 0, usual.idle(), usual.firstBackOff(), usual.longestWait()));
        assertThrows(IllegalArgumentException.class, () -> new ProviderRetryPolicy(0, 0, Duration.ZERO, usual.firstBackOff(), usual.longestWait()));
    }
}
