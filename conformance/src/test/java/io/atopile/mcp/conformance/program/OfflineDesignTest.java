package io.atopile.mcp.conformance.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.conformance.client.CallResult;
import io.atopile.mcp.conformance.client.McpClient;
import io.atopile.mcp.conformance.parts.RealParts;
import io.atopile.mcp.tool.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** From nothing to gerbers with the shipped program, where there is no network: parts found, installed, connected, built. */
class OfflineDesignTest {

    private static final Map<String, String> QUERIES = Map.of(
            "regulator", "3.3V 1A ldo SOT-223 AMS1117-3.3",
            "bypass", "100nF 16V X7R 0402",
            "resistor", "330R 0603 1%",
            "light", "red led 0603");

    @TempDir
    private Path scratch;

    @Test
    void aBoardIsMadeWithoutANetwork() throws Exception {
        RealParts.ato();
        var workspace = Files.createDirectory(scratch.resolve("boards"));
        try (var server = Launched.offline(workspace, scratch)) {
            var client = server.client();
            client.initialize(McpClient.NEWEST_LEGACY);
            assertOk(client.call("project_create", Json.object().put("path", "lamp")));
            var installed = new HashMap<String, JsonNode>();
            for (var query : QUERIES.entrySet()) {
                installed.put(query.getKey(), install(client, query.getValue()));
            }
            connect(client, installed);
            var built = client.call("manufacturing_generate", inLamp().put("wait_seconds", 120));
            assertOk(built);
            assertEquals(
                    Set.of("AMS1117-3.3", "C-100nF-X7R-0402-16V", "R-330R-0603-1pct", "LED-red-0603"),
                    partNumbers(client),
                    "the bill of materials");
            assertEquals(
                    Set.of(
                            Set.of("reg.2", "bypass.1", "resistor.1"),
                            Set.of("reg.1", "bypass.2", "light.1"),
                            Set.of("resistor.2", "light.2")),
                    nets(client));
            assertTrue(gerbers(workspace.resolve("lamp")) > 1_000);
        }
    }

    private JsonNode install(McpClient client, String query) {
        var found = client.call("parts_search", inLamp().put("query", query));
        assertOk(found);
        assertEquals(0, found.data().path("not_applied").size(), found.message());
        var id = found.data().path("parts").path(0).path("id").asString("");
        assertFalse(id.isEmpty(), found.message());
        var installed = client.call("parts_install", inLamp().put("id", id));
        assertOk(installed);
        assertEquals("checked by the language server", installed.data().path("check").asString());
        return installed.data();
    }

    private void connect(McpClient client, Map<String, JsonNode> parts) {
        var imports = String.join("\n", parts.values().stream().map(part -> part.path("import_line").asString()).toList());
        var source = """
                    %s

                    module App:
                        reg = new %s
                        bypass = new %s
                        resistor = new %s
                        light = new %s
                        signal vin
                        signal vcc
                        signal gnd
                        signal lit
                        vin ~ reg.VI
                        vcc ~ reg.VO
                        gnd ~ reg.GND
                        vcc ~ bypass.p1
                        gnd ~ bypass.p2
                        vcc ~ resistor.p1
                        lit ~ resistor.p2
                        lit ~ light.anode
                        gnd ~ light.cathode
                    """.formatted(imports, component(parts, "regulator"), component(parts, "bypass"), component(parts, "resistor"), component(parts, "light"));
        var read = client.call("project_read_file", inLamp().put("path", "main.ato"));
        assertOk(read);
        var write = inLamp().put("path", "main.ato").put("content", source).put("rev", read.data().path("rev").asString());
        assertOk(client.call("project_create_path", write));
    }

    private static String component(Map<String, JsonNode> parts, String role) {
        return parts.getOrDefault(role, Json.object()).path("component").asString();
    }

    private Set<String> partNumbers(McpClient client) {
        var bom = client.call("report_bom", inLamp());
        assertOk(bom);
        var numbers = new HashSet<String>();
        bom.data().findValuesAsString("mpn").forEach(numbers::add);
        return numbers;
    }

    /** The pads that each net joins, where it joins more than one. */
    private Set<Set<String>> nets(McpClient client) {
        var report = client.call("report_nets", inLamp());
        assertOk(report);
        var nets = new HashSet<Set<String>>();
        report.data().path("nets").forEach(net -> {
            var pads = new HashSet<String>();
            net.path("pins").forEach(pin -> pads.add(pin.path("address").asString() + pin.path("pin").asString().replaceFirst("^[^.]*", "")));
            if (pads.size() > 1) {
                nets.add(pads);
            }
        });
        return nets;
    }

    private static long gerbers(Path project) throws Exception {
        try (var files = Files.walk(project.resolve("build"))) {
            var zips = files.filter(file -> file.toString().endsWith(".gerber.zip")).toList();
            assertEquals(1, zips.size(), List.copyOf(zips).toString());
            return Files.size(zips.getFirst());
        }
    }

    private static ObjectNode inLamp() {
        return Json.object().put("project", "lamp");
    }

    private static void assertOk(CallResult result) {
        assertTrue(result.ok(), result.message());
    }
}
