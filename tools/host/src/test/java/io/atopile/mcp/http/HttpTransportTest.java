package io.atopile.mcp.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.atopile.mcp.http.HttpTransport.Exchange;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proxies and private authorities of the environment, with a real proxy and a real TLS server. */
class HttpTransportTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    private Path folder;

    @Test
    void aProxyOfTheEnvironmentIsAsked() throws Exception {
        try (var proxy = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            var asked = CompletableFuture.supplyAsync(() -> answerOnce(proxy));
            var environment = Map.of("HTTP_PROXY", "http://127.0.0.1:" + proxy.getLocalPort());
            var received = assertInstanceOf(Exchange.Received.class, ask(environment, "http://api.example.invalid/v1/models"));
            assertEquals("through", received.response().body());
            assertEquals("GET http://api.example.invalid/v1/models HTTP/1.1", asked.get(20, TimeUnit.SECONDS));
        }
    }

    @Test
    void aProxyThatIsNotThereIsNamed() throws Exception {
        var environment = Map.of("HTTP_PROXY", LoopbackServer.nobody().toString());
        var broken = assertInstanceOf(Exchange.Broken.class, ask(environment, "http://api.example.invalid/v1/models"));
        assertEquals(ConnectionFailure.REFUSED, ConnectionFailure.of(broken.cause()));
        try (var transport = new HttpTransport(PATIENCE, environment)) {
            assertTrue(transport.describeProxy(URI.create("http://api.example.invalid/")).orElseThrow().startsWith("through the proxy 127.0.0.1:"));
            assertTrue(transport.describeProxy(URI.create("http://127.0.0.1/")).isEmpty());
        }
    }

    @Test
    void aPrivateAuthorityIsTrustedIfTheEnvironmentNamesIt() throws Exception {
        var store = createKeys();
        var server = startServer(store);
        try {
            var address = "https://127.0.0.1:%d/".formatted(server.getAddress().getPort());
            var untrusted = assertInstanceOf(Exchange.Broken.class, ask(Map.of(), address));
            assertEquals(ConnectionFailure.UNTRUSTED, ConnectionFailure.of(untrusted.cause()));
            var trusted = assertInstanceOf(Exchange.Received.class, ask(Map.of("SSL_CERT_FILE", writeAuthority(store).toString()), address));
            assertEquals("safe", trusted.response().body());
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aFileWithoutCertificatesIsNamed() throws Exception {
        var file = Files.writeString(folder.resolve("none.pem"), "nothing\n");
        var broken = assertInstanceOf(Exchange.Broken.class, ask(Map.of("SSL_CERT_FILE", file.toString()), "https://127.0.0.1:1/"));
        assertTrue(String.valueOf(broken.cause().getMessage()).startsWith("SSL_CERT_FILE: " + file), () -> String.valueOf(broken.cause()));
    }

    private static Exchange<String> ask(Map<String, String> environment, String address) throws InterruptedException {
        try (var transport = new HttpTransport(PATIENCE, environment)) {
            return transport.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString(), PATIENCE);
        }
    }

    private static String answerOnce(ServerSocket proxy) {
        try (var connection = proxy.accept()) {
            var lines = new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
            var first = lines.readLine();
            var line = first;
            while (line != null && !line.isEmpty()) {
                line = lines.readLine();
            }
            connection.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 7\r\nConnection: close\r\n\r\nthrough".getBytes(StandardCharsets.US_ASCII));
            return String.valueOf(first);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private KeyStore createKeys() throws Exception {
        var file = folder.resolve("keys.p12");
        var tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var process = new ProcessBuilder(
                        tool, "-genkeypair", "-keyalg", "EC", "-alias", "own", "-dname", "CN=own", "-ext", "san=ip:127.0.0.1", "-storetype", "PKCS12",
                        "-keystore", file.toString(), "-storepass", new String(PASSWORD))
                .redirectErrorStream(true)
                .start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        return KeyStore.getInstance(file.toFile(), PASSWORD);
    }

    private Path writeAuthority(KeyStore store) throws Exception {
        var encoded = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(store.getCertificate("own").getEncoded());
        return Files.writeString(folder.resolve("own.pem"), "-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n".formatted(encoded));
    }

    private static HttpsServer startServer(KeyStore store) throws Exception {
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        var server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 4);
            exchange.getResponseBody().write("safe".getBytes(StandardCharsets.US_ASCII));
            exchange.close();
        });
        server.start();
        return server;
    }
}
