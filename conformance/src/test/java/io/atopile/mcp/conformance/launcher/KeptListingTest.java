package io.atopile.mcp.conformance.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.conformance.Transport;
import io.atopile.mcp.conformance.client.McpClient;
import io.atopile.mcp.conformance.program.Launched;
import io.atopile.mcp.server.Settings;
import io.atopile.mcp.server.Wiring;
import io.atopile.mcp.server.dispatch.McpWireFormat;
import io.atopile.mcp.tool.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The shipped program lists what was kept when it was assembled, and that is what its code would list. */
class KeptListingTest {

    @TempDir
    private Path scratch;

    private Checkout checkout;
    private Path kept;

    @BeforeEach
    void checkOut() throws IOException {
        checkout = Checkout.in(scratch);
        kept = checkout.realDistribution("1").resolve("tools-list");
    }

    @Test
    void whatIsKeptIsWhatTheCodeLists() throws IOException {
        assertEquals(derived(), Files.readAllLines(kept).get(1));
    }

    @Test
    void whatIsKeptIsServed() throws Exception {
        keepInstead("[]");
        assertEquals("[]", listed("stdio"));
    }

    @ParameterizedTest
    @EnumSource
    void isServedOverEveryTransport(Transport transport) throws Exception {
        try (var server = Launched.over(transport, scratch, scratch)) {
            server.client().initialize(McpClient.NEWEST_LEGACY);
            assertEquals(derived(), server.client().result("tools/list", Json.object()).get("tools").toString());
        }
    }

    @Test
    void aListOfOtherJarsIsNotServed() throws Exception {
        keepInstead("[]");
        Files.setLastModifiedTime(kept.resolveSibling("lib").resolve("atopile-mcp.jar"), FileTime.from(Instant.EPOCH));
        assertEquals(derived(), listed("stdio"));
    }

    @Test
    void whoChoosesSomeToolsGetsThoseAlone() throws Exception {
        keepInstead("[]");
        var some = Json.mapper().readTree(listed("stdio", "--toolsets", "stdlib"));
        assertFalse(some.isEmpty());
        for (var tool : some) {
            assertTrue(tool.path("name").asString("").startsWith("stdlib_"), tool::toString);
        }
    }

    private void keepInstead(String tools) throws IOException {
        Files.writeString(kept, Files.readAllLines(kept).getFirst() + "\n" + tools + "\n");
    }

    /** What the launched program answers to {@code tools/list}. */
    private String listed(String... arguments) throws IOException, InterruptedException {
        try (var server = checkout.start(checkout.launcher(), Conversation.REAL_JDK, arguments)) {
            server.send(Conversation.INITIALIZE);
            server.send(Conversation.LIST);
            assertEquals(0, server.end(), server.err());
            var answer = server.out().lines().filter(line -> line.contains("\"id\":2")).findFirst().orElseThrow();
            return Json.mapper().readTree(answer).at("/result/tools").toString();
        }
    }

    private static String derived() throws IOException {
        try (var wiring = Wiring.of(Settings.defaults())) {
            return McpWireFormat.encodeToolList(wiring.offer().tools().list()).get("tools").toString();
        }
    }
}
