package io.atopile.mcp.conformance.skill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.tool.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code migrate_project} on boards in the form of earlier versions and without leave to write. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MigrateProjectTest {

    private static final String SKILL = "migrate_project";
    private static final String OLD_MANIFEST = "ato-version: ^0.2.0\npaths:\n  src: ./\n  layout: ./layouts\n  footprints: ./footprints\nbuilds:\n  default:\n    entry: blinker.ato:Blinker\n";

    @AutoClose
    private SkillBench bench;

    @BeforeAll
    void open(@TempDir Path scratch) throws Exception {
        bench = SkillBench.in(scratch);
    }

    @Test
    void anOldBoardIsCarriedOverAndBuilt() throws Exception {
        layOldBlinker();
        var result = bench.run(SKILL, Json.object());
        assertEquals("ok", result.code(), result::message);
        assertEquals("failed", result.data().at("/result/before").asString());
        assertEquals("verified", result.data().at("/result/after").asString(), result::message);
        assertTrue(result.data().at("/result/kept").asBoolean());
        bench.check(SKILL, "blinker", result);
        var undo = result.data().at("/result/undo");
        bench.call("project_undo_edit", Json.object().put("path", undo.path("path").asString()).put("undo_id", undo.path("undo_id").asString()));
        assertTrue(bench.board().read("blinker.ato").contains("new Power\n"));
        assertTrue(bench.board().read("ato.yaml").startsWith("ato-version"));
    }

    @Test
    void withoutLeaveToWriteNothingIsWrittenOrBuilt() throws Exception {
        layOldBlinker();
        var before = bench.board().fingerprint();
        var shown = bench.run(SKILL, Json.object().put("apply", false));
        assertEquals(before, bench.board().fingerprint());
        assertFalse(shown.data().at("/result/kept").asBoolean(true));
        assertTrue(shown.data().at("/result/steps_total").asInt() > 5, shown::message);
    }

    @Test
    void decisionsAreListedWithTheirPlaces() throws Exception {
        layOldBlinker();
        Path root = bench.board().root();
        Files.writeString(root.resolve("blinker.ato"), bench.board().read("blinker.ato").replace("import Power", "import PFET\nimport Power").replace("    power = new Power\n", "    power = new Power\n    switch = new PFET\n"));
        var result = bench.run(SKILL, Json.object());
        JsonNode decision = result.data().at("/result/decisions/0");
        assertEquals("removed_type", decision.path("code").asString(), result::message);
        assertEquals("import PFET", decision.path("source").asString());
        assertEquals("unknown_import", result.data().at("/result/code").asString(), result::message);
        assertTrue(result.data().at("/result/kept").asBoolean(), result::message);
    }

    @Test
    void aBuildThatRefusesTheManifestNamesTheSkill() throws Exception {
        layOldBlinker();
        var failed = bench.call("build_run", Json.object().put("wait_seconds", 120));
        assertTrue(failed.envelope().path("hint").asString("").contains(SKILL), failed.envelope()::toString);
    }

    /** The sample board as it would have been written for 0.2. */
    private void layOldBlinker() throws Exception {
        bench.lay("blinker");
        Path root = bench.board().root();
        Files.writeString(root.resolve("ato.yaml"), OLD_MANIFEST);
        String text = bench.board().read("blinker.ato").replace("ElectricPower", "Power").replace("power.hv", "power.vcc").replace("power.lv", "power.gnd");
        Files.writeString(root.resolve("blinker.ato"), text.replaceAll("from (\"parts/[^\"]*\") import (\\w+)", "import $2 from $1"));
    }
}
