package io.atopile.mcp.conformance.skill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.tool.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code review_design_change} in a real git repository. */
class ReviewChangeTest {

    private static final String SKILL = "review_design_change";

    @TempDir
    private Path scratch;

    @Test
    void aChangeOfTheDividerIsToldByWhatItMeans() throws Exception {
        try (var bench = SkillBench.on("divider", scratch)) {
            Committed.all(bench.board().root(), "A divider");
            Committed.changeDivider(bench.board().root());
            var result = bench.run(SKILL, Json.object());
            assertEquals("ok", result.code(), result::message);
            var findings = result.data().at("/result/findings").toString();
            assertTrue(findings.contains("net output gained extra.1 lost top.2"), findings);
            assertTrue(findings.contains("new part: extra"), findings);
            bench.check(SKILL, "divider", result);
        }
    }

    @Test
    void buildingAnewIsNoChangeOfWeight() throws Exception {
        try (var bench = SkillBench.on("blinker", scratch)) {
            bench.call("build_run", Json.object().put("wait_seconds", 120));
            Committed.all(bench.board().root(), "A blinker with its layout");
            var result = bench.run(SKILL, Json.object());
            assertTrue(result.message().endsWith("There are no important findings."), result::message);
            assertTrue(result.data().at("/result/findings").isEmpty(), result.envelope()::toString);
        }
    }

    @Test
    void aChangeThatBreaksTheBuildIsTold() throws Exception {
        try (var bench = SkillBench.on("divider", scratch)) {
            var file = bench.board().root().resolve("divider.ato");
            Committed.all(bench.board().root(), "A divider");
            Files.writeString(file, Files.readString(file).replace("v_in: V", "v_in: voltages"));
            var result = bench.run(SKILL, Json.object());
            assertTrue(result.message().contains("the build fails now: Unit not found: voltages"), result::message);
            bench.check(SKILL, "divider-broken", result);
        }
    }

    @Test
    void whatIsInNoRepositoryIsRefusedWithTheWayOut() throws Exception {
        try (var bench = SkillBench.on("divider", scratch)) {
            var refused = bench.call("skill_run", Json.object().put("name", SKILL));
            assertEquals("not_found", refused.code(), refused.envelope()::toString);
            assertTrue(refused.message().contains("git"), refused::message);
        }
    }
}
