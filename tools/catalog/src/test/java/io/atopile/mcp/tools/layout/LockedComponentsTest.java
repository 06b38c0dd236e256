package io.atopile.mcp.tools.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atopile.mcp.build.Builds;
import io.atopile.mcp.kicad.KicadFinder;
import io.atopile.mcp.project.AtoFinder;
import io.atopile.mcp.project.RealAto;
import io.atopile.mcp.tools.answer.LayoutAccess;
import io.atopile.mcp.tools.build.Client;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A component that a person locked in KiCad stays where it is. */
class LockedComponentsTest {

    private static final String BOARD =
            """
            (kicad_pcb (version 20241229)
              (footprint "lib:R" (locked yes) (layer "F.Cu") (at 1 2) (property "Reference" "R1"))
              (footprint "lib:R" locked (layer "F.Cu") (at 3 4) (property "Reference" "R2"))
              (footprint "lib:R" (layer "F.Cu") (at 5 6) (property "Reference" "R3")))
            """;

    @TempDir
    static Path scratch;

    @Test
    void onlyWhatIsNotLockedIsMoved() throws Exception {
        var root = Files.createDirectories(scratch.resolve("project"));
        Files.writeString(root.resolve("ato.yaml"), "requires-atopile: ^0.12\npaths:\n  src: .\n  layout: .\nbuilds:\n  default:\n    entry: a.ato:A\n");
        var layout = Files.createDirectories(root.resolve("default")).resolve("default.kicad_pcb");
        Files.writeString(layout, BOARD);
        var settings = RealAto.settings(scratch);
        var snapshots = scratch.resolve("snapshots");
        try (var builds = new Builds(settings);
                var client = new Client(
                        root,
                        Stream.of(LayoutTools.createTools(
                                new LayoutAccess(builds, snapshots), new KicadFinder(settings.environment(), new AtoFinder(settings)::findSandbox))))) {
            for (var locked : new String[] {"R1", "R2"}) {
                assertEquals("policy_denied", move(client, locked, "\"x_mm\": 9").path("code").asString());
                assertEquals("policy_denied", move(client, locked, "\"rotation_deg\": 90, \"dry_run\": true").path("code").asString());
            }
            assertEquals(BOARD, Files.readString(layout));
            var moved = move(client, "R3", "\"x_mm\": 9");
            assertEquals("ok", moved.path("code").asString(), moved.toString());
            assertEquals(BOARD.replace("(at 5 6)", "(at 9 6)"), Files.readString(layout));
            var listed = client.call("layout_get_component_position", "{}").at("/data/components");
            assertEquals("R1 true R2 true R3 false", String.join(" ", listed.valueStream()
                    .map(component -> component.path("reference").asString() + " " + component.path("locked").asBoolean()).toList()));
        }
    }

    private static JsonNode move(Client client, String component, String how) {
        return client.call("layout_set_component_position", "{\"component\": \"%s\", %s}".formatted(component, how));
    }
}
