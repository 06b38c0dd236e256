package io.atopile.mcp.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.project.RealAto;
import io.atopile.mcp.tool.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the real atopile warns of while it builds is in the result, with its place. */
class DesignWarningsTest {

    private static final String SENSOR = """

            component Sensor:
                signal VCC ~ pin 1
                signal GND ~ pin 2

            """;

    @TempDir
    Path scratch;

    @Test
    void aComponentOnNoBoardAndADeprecatedNameAreWarningsWithPlaces() throws Exception {
        var settings = RealAto.settings(scratch);
        var ato = RealAto.in(settings);
        var project = SampleBoard.copy("divider", scratch.toRealPath().resolve("project"));
        var source = project.root().resolve("divider.ato");
        var text = Files.readString(source).replace("module Divider:", SENSOR + "module Divider:") + """
                    sensors = new Sensor[2]
                    assert power.voltage is 4.9V to 5.1V
                    assert v_in is power.voltage
                """;
        Files.writeString(source, text);
        try (var builds = new Builds(settings)) {
            var begun = builds.start(ato, project, project.targets().getFirst(), BuildOptions.DEFAULT);
            var result = builds.await(begun.id(), Duration.ofSeconds(90), _ -> {}).orElseThrow().result().orElseThrow();
            var lines = text.lines().toList();
            var declared = lines.indexOf("    sensors = new Sensor[2]") + 1;
            assertEquals(
                    List.of(
                            "deprecated divider.ato:%d".formatted(declared + 1),
                            "component_not_placed divider.ato:%d".formatted(declared),
                            "component_not_placed divider.ato:%d".formatted(declared)),
                    result.designWarnings().stream().map(each -> "%s %s:%d".formatted(each.code(), each.file().orElseThrow(), each.line().orElseThrow())).toList());
            assertTrue(result.designWarnings().getLast().message().contains("Divider.sensors["), result.designWarnings().toString());
            assertEquals(Optional.of("    sensors = new Sensor[2]"), result.designWarnings().getLast().source());
            assertEquals(Optional.of(BuildVerdict.UNVERIFIED), result.verdict());
            assertEquals(List.of(), result.unverified());
        }
    }

    @Test
    void aResultOfAnEarlierVersionHasNone() throws Exception {
        var written = """
                {"verdict": "verified", "diagnostics": [], "unverified": [], "missing": [], "warnings": ["a note"], "denied": []}
                """;
        var read = Json.mapper().readValue(written, BuildResult.class);
        assertEquals(List.of(), read.designWarnings());
        assertEquals(List.of("a note"), read.warnings());
    }
}
