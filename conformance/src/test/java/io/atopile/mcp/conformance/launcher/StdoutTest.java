package io.atopile.mcp.conformance.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client reads from the launched program is the protocol alone, whatever goes wrong below. */
class StdoutTest {

    @TempDir
    private Path scratch;

    private Checkout checkout;

    @BeforeEach
    void checkOut() throws IOException {
        checkout = Checkout.in(scratch);
    }

    @Test
    void servesWithNothingAroundItButHomeAndPath() throws Exception {
        checkout.realDistribution("1");
        var link = scratch.resolve("a link");
        Files.createSymbolicLink(link, checkout.launcher());
        var environment = Map.of("HOME", System.getProperty("user.home"), "PATH", "/usr/bin:/bin");
        try (var server = Started.of(List.of(link.toString(), "stdio"), scratch, environment, scratch)) {
            server.send(Conversation.INITIALIZE);
            server.send(Conversation.LIST);
            assertEquals(0, server.end(), server.err());
            Conversation.assertAnswered(server.out(), 2);
            assertEquals("", server.err(), "the cache is in use");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no cache at all"})
    void aCacheThatIsOfNoUseCostsOnlyTime(String contents) throws Exception {
        var cache = checkout.realDistribution("1").resolve("atopile-mcp.aot");
        assertTrue(Files.exists(cache));
        Files.writeString(cache, contents);
        answers();
    }

    @Test
    void aMissingCacheCostsOnlyTime() throws Exception {
        Files.delete(checkout.realDistribution("1").resolve("atopile-mcp.aot"));
        answers();
    }

    @Test
    void aCacheOfOtherFilesCostsOnlyTime() throws Exception {
        var lib = checkout.realDistribution("1").resolve("lib");
        Files.setLastModifiedTime(lib.resolve("atopile-mcp.jar"), Files.getLastModifiedTime(checkout.launcher()));
        answers();
    }

    private void answers() throws IOException, InterruptedException {
        try (var server = checkout.start(checkout.launcher(), Conversation.REAL_JDK, "stdio")) {
            server.send(Conversation.INITIALIZE);
            server.send(Conversation.LIST);
            server.send(Conversation.CALL);
            assertEquals(0, server.end(), server.err());
            Conversation.assertAnswered(server.out(), 3);
        }
    }
}
