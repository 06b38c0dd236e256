package io.atopile.mcp.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.server.mcp.SessionLimits;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Arrays;
import java.util.Collections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets in, and with how much. */
class DoorTest {

    private final Served served = new Served(Served.limited(SessionLimits.DEFAULT));

    @AfterEach
    void close() {
        served.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "evil.example", "evil.example:80", "localhost.evil.example", "127.0.0.1.evil.example", "192.168.0.1", "[::2]"
    })
    void anotherHostIsMisdirected(String host) throws Exception {
        for (var path : Arrays.asList("/mcp", "/healthz", "/")) {
            assertStatus(421, "GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n".formatted(path, host));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:1", "127.0.0.1", "127.0.0.1:9", "[::1]", "[::1]:9"})
    void thisMachinesNamesAreLetIn(String host) throws Exception {
        assertStatus(200, "GET /healthz HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n".formatted(host));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "http://evil.example",
        "https://localhost.evil.example",
        "null",
        "file://",
        "http://localhost@evil.example",
        "http://localhost/path",
        "moz-extension://x"
    })
    void anotherOriginIsForbidden(String origin) throws Exception {
        assertEquals(403, served.post(null, Served.INITIALIZE, "Origin", origin).statusCode());
        assertEquals(403, served.send(served.request("s", "Origin", origin).GET()).statusCode());
        assertEquals(403, served.send(served.request("s", "Origin", origin).DELETE()).statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost", "http://localhost:6274", "http://127.0.0.1:1", "https://[::1]:2"})
    void aPageOfThisMachineIsLetIn(String origin) throws Exception {
        assertEquals(200, served.post(null, Served.INITIALIZE, "Origin", origin).statusCode());
    }

    @Test
    void aSlashAtTheEndOfTheAddressIsIgnored() throws Exception {
        var address = URI.create(served.face.uri() + "/");
        var opened = served.send(served.request(null).uri(address).POST(HttpRequest.BodyPublishers.ofString(Served.INITIALIZE)));
        assertEquals(200, opened.statusCode());
        var session = opened.headers().firstValue("Mcp-Session-Id").orElseThrow();
        var answered = served.send(served.request(session).uri(address).POST(HttpRequest.BodyPublishers.ofString(Served.call(1, "echo", "{}"))));
        assertEquals(200, answered.statusCode());
    }

    @Test
    void aBodyOverTheLimitIsRefusedAnnouncedOrNot() throws Exception {
        var session = served.openSession();
        var large = "x".repeat(10_001);
        assertEquals(413, served.post(session, large).statusCode());
        var chunked = served.request(session)
                .POST(HttpRequest.BodyPublishers.fromPublisher(HttpRequest.BodyPublishers.ofByteArrays(
                        Collections.nCopies(11, new byte[1000]))));
        assertEquals(413, served.send(chunked).statusCode());
        assertEquals(200, served.post(session, Served.call(1, "echo", "{}")).statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "no-such-host.invalid"})
    void onlyLoopbackIsListenedOn(String host) {
        var offer = new Fixture(new FixtureTools()).offer();
        var refused = assertThrows(
                BindRefusedException.class, () -> McpHttpServer.start(offer, new HttpSettings(host, 0, new HttpAuthentication.None()), (_, _) -> "r"));
        assertTrue(refused.toString().contains("Listen on 127.0.0.1"), refused.toString());
    }

    @Test
    void aPortThatIsTakenIsNamed() {
        var settings = new HttpSettings("127.0.0.1", served.face.port(), new HttpAuthentication.None());
        var offer = new Fixture(new FixtureTools()).offer();
        var refused = assertThrows(BindRefusedException.class, () -> McpHttpServer.start(offer, settings, (_, _) -> "r"));
        assertTrue(refused.toString().contains("port " + served.face.port()), refused.toString());
    }

    private void assertStatus(int status, String request) throws Exception {
        var response = served.raw(request);
        assertTrue(response.startsWith("HTTP/1.1 " + status), response);
    }
}
