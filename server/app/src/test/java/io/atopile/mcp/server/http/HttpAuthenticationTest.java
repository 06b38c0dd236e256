package io.atopile.mcp.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is served: who has the token; without one, who is not sent by a proxy. */
class HttpAuthenticationTest {

    private final AtomicReference<String> token = new AtomicReference<>("c2VjcmV0LXRva2Vu");
    private final Served served = new Served(new HttpSettings("127.0.0.1", 0, new HttpAuthentication.Bearer(token::get)));
    private final Served open = new Served();

    @AfterEach
    void close() {
        served.close();
        open.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "Bearer c2VjcmV0LXRva2Vv",
        "Bearer c2VjcmV0LXRva2V",
        "Bearer c2VjcmV0LXRva2VuX",
        "Bearer C2VJCMV0LXRVA2VU",
        "Bearer",
        "Bearer ",
        "Basic c2VjcmV0LXRva2Vu",
        "c2VjcmV0LXRva2Vu",
        "Bearer c2VjcmV0LXRva2Vu, Bearer x",
        "Bearer null",
        "Bearer \"c2VjcmV0LXRva2Vu\""
    })
    void aWrongTokenIsRefusedOnEveryPath(String header) throws Exception {
        var refused = served.post(null, Served.INITIALIZE, "Authorization", header);
        assertEquals(401, refused.statusCode());
        assertTrue(refused.headers().firstValue("WWW-Authenticate").orElse("").startsWith("Bearer"));
        assertFalse(refused.body().contains(token.get()));
        assertEquals(401, served.send(served.request("s", "Authorization", header).GET()).statusCode());
        assertEquals(401, served.send(served.request("s", "Authorization", header).DELETE()).statusCode());
        assertStatus(401, served, "GET /runs/r_0000000000000/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + header);
    }

    @Test
    void withoutATokenNothingIsServedButTheHealth() throws Exception {
        assertEquals(401, served.post(null, Served.INITIALIZE).statusCode());
        assertStatus(401, served, "GET /mcp?access_token=" + token.get() + " HTTP/1.1\r\nHost: localhost");
        assertStatus(200, served, "GET /healthz HTTP/1.1\r\nHost: localhost");
    }

    /** A browser sends no token when it asks what it may send. */
    @Test
    void aPageOfThisMachineMaySendTheToken() throws Exception {
        var origin = "http://localhost:6274";
        var asked = preflight(served, origin);
        assertEquals(204, asked.statusCode());
        assertEquals(origin, asked.headers().firstValue("Access-Control-Allow-Origin").orElse(""));
        assertTrue(asked.headers().firstValue("Access-Control-Allow-Headers").orElse("").contains("Authorization"));
        var opened = served.post(null, Served.INITIALIZE, "Origin", origin, "Authorization", "Bearer " + token.get());
        assertEquals(200, opened.statusCode());
        assertTrue(opened.headers().firstValue("Access-Control-Expose-Headers").orElse("").contains("Mcp-Session-Id"));
        assertEquals(origin, served.post(null, Served.INITIALIZE, "Origin", origin).headers().firstValue("Access-Control-Allow-Origin").orElse(""));
    }

    @Test
    void otherPagesAndServersWithoutATokenGiveBrowsersNoPermission() throws Exception {
        var elsewhere = preflight(served, "http://evil.example");
        assertEquals(403, elsewhere.statusCode());
        assertTrue(elsewhere.headers().firstValue("Access-Control-Allow-Origin").isEmpty());
        var withoutToken = preflight(open, "http://localhost:6274");
        assertEquals(405, withoutToken.statusCode());
        assertTrue(withoutToken.headers().firstValue("Access-Control-Allow-Origin").isEmpty());
    }

    private static HttpResponse<String> preflight(Served server, String origin) throws Exception {
        return server.send(server.request(null, "Origin", origin, "Access-Control-Request-Method", "POST").method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer ", "bearer ", "BEARER  "})
    void theTokenIsTakenUntilThereIsAnother(String scheme) throws Exception {
        assertEquals(200, served.post(null, Served.INITIALIZE, "Authorization", scheme + token.get()).statusCode());
        var old = token.getAndSet("another");
        assertEquals(401, served.post(null, Served.INITIALIZE, "Authorization", scheme + old).statusCode());
        assertEquals(200, served.post(null, Served.INITIALIZE, "Authorization", scheme + "another").statusCode());
    }

    @Test
    void anotherHostOrOriginIsRefusedWithTheTokenToo() throws Exception {
        var origin = served.request(null, "Authorization", "Bearer " + token.get(), "Origin", "http://evil.example").GET();
        assertEquals(403, served.send(origin).statusCode());
        assertStatus(421, served, "GET /mcp HTTP/1.1\r\nHost: evil.example\r\nAuthorization: Bearer " + token.get());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "Forwarded: for=1.2.3.4",
        "forwarded: for=1.2.3.4",
        "X-Forwarded-For: 1.2.3.4",
        "X-FORWARDED-FOR: 1.2.3.4",
        "X-Forwarded-Host: x",
        "X-Forwarded-Proto: https",
        "X-Forwarded-Port: 1",
        "X-Forwarded-Prefix: /a",
        "X-Forwarded-Server: a",
        "X-Original-Forwarded-For: 1.2.3.4",
        "X-Real-IP: 1.2.3.4",
        "Via: 1.1 a",
        "True-Client-IP: 1.2.3.4",
        "CF-Connecting-IP: 1.2.3.4",
        "CF-Ray: 1",
        "CDN-Loop: a",
        "Fastly-Client-IP: 1.2.3.4",
        "Fly-Client-IP: 1.2.3.4",
        "X-Client-IP: 1.2.3.4",
        "X-Cluster-Client-IP: 1.2.3.4",
        "X-Envoy-External-Address: 1.2.3.4",
        "X-Azure-ClientIP: 1.2.3.4",
        "X-Amzn-Trace-Id: 1",
        "Tailscale-User-Login: a",
        "X-Forwarded-For:"
    })
    void whatAProxyPassedOnIsRefusedUnlessATokenIsAskedFor(String header) throws Exception {
        var sent = " HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n" + header;
        assertTrue(assertStatus(403, open, "GET /mcp" + sent).contains("without --no-auth"));
        assertStatus(403, open, "GET /runs/r_0000000000000/events" + sent);
        assertStatus(400, served, "GET /mcp" + sent + "\r\nAuthorization: Bearer " + token.get());
    }

    @Test
    void theProtocolOfAProxyIsRefusedToo() throws Exception {
        assertStatus(403, open, "GET /mcp HTTP/1.0\r\nHost: localhost");
    }

    private static String assertStatus(int status, Served server, String head) throws Exception {
        var response = server.raw(head + "\r\nConnection: close\r\n\r\n");
        assertTrue(response.startsWith("HTTP/1.1 " + status), response);
        return response;
    }
}
