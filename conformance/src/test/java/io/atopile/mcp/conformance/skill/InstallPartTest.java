package io.atopile.mcp.conformance.skill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.conformance.client.CallResult;
import io.atopile.mcp.tool.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** {@code install_part_and_validate} with parts made of KiCad's libraries. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InstallPartTest {

    private static final String SKILL = "install_part_and_validate";

    @AutoClose
    private SkillBench bench;

    @BeforeAll
    void open(@TempDir Path scratch) throws Exception {
        bench = SkillBench.in(scratch);
    }

    @Test
    void anLedComesIntoTheDivider() throws Exception {
        bench.lay("divider");
        var result = bench.run(SKILL, Json.object().put("need", "led red 0603").put("instance", "indicator"));
        assertEquals("ok", result.code(), result::message);
        var text = bench.board().read("divider.ato");
        assertTrue(text.endsWith("    bottom.p2 ~ power.lv\n    indicator = new %s\n"
                .formatted(result.data().path("result").path("part").path("component").asString())), text);
        bench.check(SKILL, "divider", result);
    }

    @Test
    void theSameAgainChangesNothing() throws Exception {
        bench.lay("divider");
        var wish = Json.object().put("part", "generic:resistor/10k/0603").put("instance", "spare");
        assertEquals("kept", state(bench.run(SKILL, wish)));
        var before = bench.board().fingerprint();
        assertEquals("there_already", state(bench.run(SKILL, wish)));
        assertEquals(before, bench.board().fingerprint());
    }

    @Test
    void aPartThatBreaksTheBuildIsTakenBack() throws Exception {
        bench.lay("divider");
        bench.call("build_run", Json.object().put("wait_seconds", 45));
        var before = bench.board().written();
        var result = bench.run(SKILL, Json.object().put("part", "generic:resistor/10k/0603").put("instance", "signal"));
        assertEquals("build_failed", result.code(), result::message);
        assertEquals(before, bench.board().written());
        bench.check(SKILL, "divider-undone", result);
    }

    @Test
    void aPartOfTheProjectWhoseFileIsBrokenIsNotLeftImported() throws Exception {
        bench.lay("divider");
        var broken = bench.board().read("parts/Sample_R0603_10K/Sample_R0603_10K.ato")
                .replace("Sample_R0603_10K", "Broken")
                .replace("component Broken_package:", "component Broken_package: :");
        var folder = Files.createDirectory(bench.board().root().resolve("parts/Broken"));
        Files.writeString(folder.resolve("Broken.ato"), broken);
        bench.call("build_run", Json.object().put("wait_seconds", 45));
        var before = bench.board().written();
        var result = bench.run(SKILL, Json.object().put("part", "project:parts/Broken/Broken.ato"));
        assertEquals("build_failed", result.code(), result::message);
        assertEquals("undone", state(result));
        assertEquals(before, bench.board().written());
    }

    @Test
    void aBoardThatWasBrokenBeforeIsNotBlamedOnThePart() throws Exception {
        bench.lay("missing-pick");
        var result = bench.run(SKILL, Json.object().put("part", "generic:capacitor/100n/0402").put("instance", "decoupling"));
        assertEquals("ok", result.code(), result::message);
        assertEquals("kept", state(result));
        assertFalse(result.data().path("result").path("validated").asBoolean(true));
        bench.check(SKILL, "missing-pick", result);
    }

    @Test
    void aNameThatIsTakenStaysAsItIs() throws Exception {
        bench.lay("divider");
        var before = bench.board().fingerprint();
        var result = bench.run(SKILL, Json.object().put("part", "generic:resistor/10k/0603").put("instance", "v_out"));
        assertEquals("conflict", result.code(), result::message);
        assertEquals(before, bench.board().fingerprint());
    }

    private static String state(CallResult result) {
        return result.data().path("result").path("state").asString("");
    }
}
