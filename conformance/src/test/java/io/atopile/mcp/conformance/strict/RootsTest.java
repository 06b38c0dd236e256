package io.atopile.mcp.conformance.strict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.conformance.Transport;
import io.atopile.mcp.conformance.board.Board;
import io.atopile.mcp.conformance.client.CallResult;
import io.atopile.mcp.conformance.client.McpClient;
import io.atopile.mcp.tool.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** The client's roots are where it works if nobody named a directory, and otherwise choose among the directories that somebody named. */
class RootsTest {

    @TempDir
    private Path scratch;

    @Test
    void withoutNamedDirectoriesTheRootsAreFollowed() throws Exception {
        var first = Board.copy("divider", Files.createDirectories(scratch.toRealPath().resolve("a"))).root();
        var second = Board.copy("bad-unit", Files.createDirectories(scratch.toRealPath().resolve("b"))).root();
        var empty = Files.createDirectories(scratch.resolve("empty"));
        var roots = new AtomicReference<>(List.of(first));
        try (var wiring = WiredProject.wire(scratch.resolve("home"), empty);
                var served = Transport.STDIO.serve(wiring.offerInRoots());
                var client = served.client()) {
            client.whenAsked("roots/list", _ -> list(roots.get())).initialize(McpClient.NEWEST_LEGACY);
            assertEquals("ok", read(client, "divider.ato").code());
            assertEquals(6, count(client, "skill://"));

            roots.set(List.of(second));
            client.tell("notifications/roots/list_changed", Json.object());
            assertEquals("not_found", read(client, "divider.ato").code());
            var outside = client.call("project_list_files", Json.object().put("project", first.toString()));
            assertEquals("not_found", outside.code(), outside::message);

            roots.set(List.of());
            client.tell("notifications/roots/list_changed", Json.object());
            var nothing = client.call("workspace_list_targets", Json.object());
            var hint = nothing.envelope().path("hint").asString("");
            assertTrue(hint.contains("Create a project with project_create") && hint.contains("--project DIR"), nothing.envelope()::toString);
        }
    }

    @Test
    void aClientThatCannotListItsRootsIsServedAndTold() throws Exception {
        try (var wiring = WiredProject.wire(scratch.resolve("home"), Files.createDirectories(scratch.resolve("empty")));
                var served = Transport.STDIO.serve(wiring.offerInRoots());
                var client = served.client()) {
            client.whenAsked("roots/list", _ -> Json.object().put("roots", "none")).initialize(McpClient.NEWEST_LEGACY);
            var none = client.call("workspace_list_targets", Json.object());
            assertTrue(none.message().contains("No project found"), none::message);
            assertTrue(none.envelope().path("hint").asString("").contains("project_create"), none::toString);
        }
    }

    /** Each session has its own roots; none of them reaches what the operator didn't allow. */
    @ParameterizedTest
    @EnumSource(Transport.class)
    void withNamedDirectoriesTheRootsOnlyChoose(Transport transport) throws Exception {
        var home = Files.createDirectories(scratch.toRealPath().resolve("work"));
        var first = Board.copy("divider", home).root();
        var second = Board.copy("bad-unit", home).root();
        var secret = Board.copy("divider", Files.createDirectories(scratch.toRealPath().resolve("secret"))).root();
        try (var wiring = WiredProject.wire(scratch.resolve("home"), home);
                var served = transport.serve(wiring.offer());
                var one = served.client();
                var other = served.client();
                var intruder = served.client()) {
            one.whenAsked("roots/list", _ -> list(List.of(first))).initialize(McpClient.NEWEST_LEGACY);
            other.whenAsked("roots/list", _ -> list(List.of(second))).initialize(McpClient.NEWEST_LEGACY);
            intruder.whenAsked("roots/list", _ -> list(List.of(secret))).initialize(McpClient.NEWEST_LEGACY);
            assertEquals("ok", read(one, "divider.ato").code());
            assertEquals("not_found", read(other, "divider.ato").code());
            assertEquals("validation_error", read(intruder, "divider.ato").code());
            var named = intruder.call("project_read_file", Json.object().put("path", "divider.ato").put("project", secret.toString()));
            assertEquals("not_found", named.code(), named::message);
        }
    }

    private static CallResult read(McpClient client, String file) {
        return client.call("project_read_file", Json.object().put("path", file));
    }

    private static long count(McpClient client, String scheme) {
        return client.result("resources/list", Json.object()).path("resources").valueStream()
                .filter(resource -> resource.path("uri").asString().startsWith(scheme))
                .count();
    }

    private static JsonNode list(List<Path> directories) {
        var result = Json.object();
        var roots = result.putArray("roots");
        directories.forEach(directory -> roots.addObject().put("uri", directory.toUri().toString()));
        return result;
    }
}
