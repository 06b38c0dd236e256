package io.atopile.mcp.conformance.skill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.tool.Json;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code install_part_and_validate} with parts made of KiCad's libraries. */
class InstallPartTest {

    private static final String SKILL = "install_part_and_validate";

    @TempDir
    private Path scratch;

    @Test
    void anLedComesIntoTheDivider() throws Exception {
        try (var bench = SkillBench.on("divider", scratch)) {
            var result = bench.run(SKILL, Json.object().put("need", "led red 0603").put("instance", "indicator"));
            assertEquals("ok", result.code(), result::message);
            var text = bench.board().read("divider.ato");
            assertTrue(text.endsWith("    bottom.p2 ~ power.lv\n    indicator = new %s\n"
                    .formatted(result.data().path("result").path("part").path("component").asString())), text);
            bench.check(SKILL, "divider", result);
        }
    }

    @Test
    void theSameAgainChangesNothing() throws Exception {
        try (var bench = SkillBench.on("divider", scratch)) {
            var wish = Json.object().put("part", "generic:resistor/10k/0603").put("instance", "spare");
            assertEquals("kept", bench.run(SKILL, wish).data().path("result").path("state").asString());
            var before = bench.board().fingerprint();
            var again = bench.run(SKILL, wish);
            assertEquals("there_already", again.data().path("result").path("state").asString(), again::message);
            assertEquals(before, bench.board().fingerprint());
        }
    }
}
