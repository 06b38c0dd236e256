package io.atopile.mcp.conformance.escape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.policy.Mode;
import io.atopile.mcp.project.AtopileSettings;
import io.atopile.mcp.resource.ResourceSource.Contents;
import io.atopile.mcp.resource.ResourceSource.Listing;
import io.atopile.mcp.server.dispatch.ServerFeatures;
import io.atopile.mcp.server.Settings;
import io.atopile.mcp.server.Wiring;
import io.atopile.mcp.tool.CallToolResult;
import io.atopile.mcp.tool.CancellationSignal;
import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.KnownIndexes;
import io.atopile.mcp.tool.McpClientHandle;
import io.atopile.mcp.tool.Progress;
import io.atopile.mcp.tool.ToolCall;
import io.atopile.mcp.tool.ToolCaller;
import io.atopile.mcp.tool.ToolListing;
import io.atopile.mcp.tool.Toolset;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Walks every tool and resource: each text that a schema takes is given each way out of the project. Nothing outside may be read
 * or changed. Atopile isn't there, so that what needs it ends where it would be started; policy allows all that it ever allows.
 */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
final class ToolEscapeTest {

    private static final String PATH = System.getenv().getOrDefault("PATH", "no path");

    private static final Set<String> WORDS = Set.of(
            "/query", "/prompt", "/message", "/description", "/instructions", "/cursor", "/rev", "/undo_id", "/edits/0/anchor",
            "/edits/0/end_anchor", "/edits/0/text", "/edits/0/find", "/content", "/model", "/thread_id");

    @TempDir
    Path temporary;

    @Test
    void everyToolIsInTheTable() throws Exception {
        try (var wiring = wiring(Files.createDirectories(temporary.resolve("empty")))) {
            var listed = new TreeSet<>(wiring.offer().tools().list().stream().map(ToolListing::name).toList());
            assertEquals(listed, new TreeSet<>(ValidCalls.tools()));
        }
    }

    @Test
    void noTextOfAnyToolLeadsOut() throws Exception {
        try (var board = HostileBoard.in(temporary.toRealPath());
                var wiring = wiring(board.root())) {
            var before = board.tree();
            var calls = 0;
            for (var tool : wiring.offer().tools().list()) {
                var honest = ValidCalls.of(tool.name()).put("project", ".");
                var first = code(call(wiring.offer(), tool.name(), honest));
                assertNotEquals("internal_error", first, tool.name());
                for (var place : places(tool.inputSchema(), "")) {
                    for (var escape : escapes(board, place)) {
                        var arguments = honest.deepCopy();
                        put(arguments, place, escape);
                        check(tool.name() + " " + place + " " + escape, call(wiring.offer(), tool.name(), arguments));
                        calls++;
                    }
                }
                assertEquals(before, board.tree(), tool.name());
            }
            assertTrue(calls > 3_000, "only " + calls + " calls");
        }
    }

    @Test
    void noResourceLeadsOut() throws Exception {
        try (var board = HostileBoard.in(temporary.toRealPath());
                var wiring = wiring(board.root())) {
            var before = board.tree();
            var resources = wiring.offer().resources();
            var listed = resources.list().stream().map(Listing::uri).toList();
            assertTrue(listed.stream().anyMatch(uri -> uri.endsWith("default.honest.md")), listed.toString());
            assertFalse(listed.stream().anyMatch(uri -> uri.matches(".*default\\.(a|b|d|hard|fifo|bom|variables).*|.*\\.csv|.*/folder/.*")), listed.toString());
            listed.forEach(uri -> resources.read(uri).ifPresent(ToolEscapeTest::check));
            assertTrue(resources.read(listed.stream().filter(uri -> uri.endsWith("honest.md")).findFirst().orElseThrow()).isPresent());
            for (var template : resources.templates()) {
                for (var uri : uris(template.uriTemplate(), board.escapes())) {
                    resources.read(uri).ifPresent(ToolEscapeTest::check);
                }
            }
            for (var name : List.of("a.md", "b.md", "c.csv", "d.md", "bom.json", "hard.json", "fifo.json", "variables.ato.json")) {
                assertTrue(resources.read("atopile://artifact/~/build/builds/default/default." + name).isEmpty(), name);
            }
            assertEquals(before, board.tree());
        }
    }

    /** What is searched for or said names no file: a few of the escapes will do. */
    private static List<String> escapes(HostileBoard board, String place) {
        var all = board.escapes();
        return WORDS.contains(place)
                ? IntStream.range(0, all.size()).filter(at -> at % 12 == 0).mapToObj(all::get).toList()
                : all;
    }

    /** Each variable in turn is each escape, as it is and as a URI would have it; the others are those of a resource that is there. */
    private static List<String> uris(String template, List<String> escapes) {
        var honest = Map.of("project", "~", "path", "build/builds/default/default.honest.md", "target", "default", "build_id", "none", "name", "x");
        var variables = java.util.regex.Pattern.compile("\\{\\+?(\\w+)}").matcher(template).results().map(found -> found.group(1)).toList();
        assertFalse(variables.isEmpty(), template);
        var uris = new ArrayList<String>();
        for (var variable : variables) {
            for (var escape : escapes) {
                var encoded = URLEncoder.encode(escape, StandardCharsets.UTF_8);
                for (var form : List.of(escape, encoded, encoded.replace("+", "%20"), "build/builds/default/" + escape)) {
                    var uri = template;
                    for (var other : variables) {
                        uri = uri.replaceAll("\\{\\+?" + other + "}",
                                java.util.regex.Matcher.quoteReplacement(other.equals(variable) ? form : honest.getOrDefault(other, "x")));
                    }
                    uris.add(uri);
                }
            }
        }
        return uris;
    }

    private static void check(Contents contents) {
        var blob = contents.blob();
        check(contents.uri(), contents.text() + (blob == null ? "" : new String(Base64.getDecoder().decode(blob), StandardCharsets.ISO_8859_1)));
    }

    private static void check(String what, CallToolResult reply) {
        check(what, reply.blocks() + String.valueOf(reply.structured()));
        assertNotEquals("internal_error", code(reply), what + " " + reply.blocks());
    }

    private static void check(String what, String said) {
        assertFalse(said.contains(HostileBoard.CANARY), () -> what + " showed " + said);
        assertFalse(said.contains("root:x:0"), () -> what + " showed " + said);
        assertFalse(said.contains(PATH), () -> what + " showed " + said);
    }

    private static String code(CallToolResult reply) {
        var envelope = reply.structured();
        return envelope == null ? "" : envelope.path("code").asString("");
    }

    private static CallToolResult call(ServerFeatures offer, String tool, ObjectNode arguments) {
        return offer.tools().call(new ToolCall(
                tool, arguments, Json.object(), new ToolCaller(ToolCaller.Kind.CLIENT, "test"), Progress.NONE, new CancellationSignal(), McpClientHandle.NONE));
    }

    /** Where a schema takes a text of the caller's own, as JSON pointers; items of lists are the first. */
    private static List<String> places(JsonNode schema, String pointer) {
        var places = new ArrayList<String>();
        for (var field : schema.path("properties").properties()) {
            var at = pointer + "/" + field.getKey();
            var type = field.getValue().path("type").asString("");
            if (type.equals("string") && !field.getValue().has("enum")) {
                places.add(at);
            } else if (type.equals("array")) {
                var items = field.getValue().path("items");
                places.addAll(items.path("type").asString("").equals("string") ? List.of(at + "/0") : places(items, at + "/0"));
            } else if (type.equals("object") && field.getValue().path("properties").isEmpty()) {
                places.addAll(List.of(at + "/target", at + "/path", at + "/project", at + "/part"));
            } else if (type.equals("object")) {
                places.addAll(places(field.getValue(), at));
            }
        }
        return places;
    }

    private static void put(ObjectNode arguments, String pointer, String text) {
        JsonNode here = arguments;
        var names = pointer.substring(1).split("/", -1);
        for (var at = 0; at < names.length - 1; at++) {
            here = child(here, names[at], names[at + 1].equals("0"));
        }
        if (here instanceof ArrayNode list) {
            list.removeAll();
            list.add(text);
        } else {
            ((ObjectNode) here).put(names[names.length - 1], text);
        }
    }

    private static JsonNode child(JsonNode here, String name, boolean list) {
        if (here instanceof ArrayNode array) {
            return array.isEmpty() ? array.addObject() : array.get(0);
        }
        var object = (ObjectNode) here;
        var there = object.get(name);
        return there != null ? there : list ? object.putArray(name) : object.putObject(name);
    }

    /** All that the server offers, of a user who has nothing installed, isn't signed in and can reach no service. */
    private Wiring wiring(Path root) throws Exception {
        var home = Files.createDirectories(temporary.resolve("home"));
        var nowhere = "http://127.0.0.1:9";
        var atopile = new AtopileSettings(
                temporary.resolve("no-ato"), home.resolve("state"), home.resolve("data"), home.resolve("log"),
                Map.of("HOME", home.toString(), "PATH", "/nonexistent", "ATO_SERVICES_COMPONENTS_URL", nowhere, "ATO_SERVICES_PACKAGES_URL", nowhere));
        KnownIndexes.lend(atopile.state());
        return Wiring.of(new Settings(atopile, List.of(root), EnumSet.allOf(Toolset.class), false, Mode.AUTO));
    }
}
