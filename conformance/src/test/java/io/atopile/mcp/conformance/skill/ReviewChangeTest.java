package io.atopile.mcp.conformance.skill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.tool.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** {@code review_design_change} in a real git repository. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReviewChangeTest {

    private static final String SKILL = "review_design_change";

    @AutoClose
    private SkillBench bench;

    @BeforeAll
    void open(@TempDir Path scratch) throws Exception {
        bench = SkillBench.in(scratch);
    }

    @Test
    void aChangeOfTheDividerIsToldByWhatItMeans() throws Exception {
        bench.lay("divider");
        Committed.all(bench.board().root(), "A divider");
        Committed.changeDivider(bench.board().root());
        var result = bench.run(SKILL, Json.object());
        assertEquals("ok", result.code(), result::message);
        var findings = result.data().at("/result/findings").toString();
        assertTrue(findings.contains("net output gained extra.1 lost top.2"), findings);
        assertTrue(findings.contains("new part: extra"), findings);
        bench.check(SKILL, "divider", result);
    }

    @Test
    void aBrokenLimitAChangedValueAndAContradictingPartAreWhatToCheckFirst() throws Exception {
        bench.lay("divider");
        var root = bench.board().root();
        Committed.all(root, "A divider");
        Committed.breakDivider(root);
        Committed.again(root, "Another resistor");
        var result = bench.run(SKILL, Json.object().put("base", "HEAD~1"));
        var findings = result.data().at("/result/findings");
        var important = findings.valueStream().filter(each -> each.path("weight").asString().equals("high")).map(each -> each.path("text").asString()).toList();
        assertEquals(
                List.of(
                        "divider.ato:27 assert v_out within 2.4V to 2.6V is VIOLATED by the values in the file (2.425 V to 2.576 V became 3.348 V "
                                + "to 3.528 V): v_out is 3.528 V (of 3.348 V to 3.528 V) at v_in = 5.1 V, bottom_resistance = 22.22 kΩ, "
                                + "top_resistance = 9.9 kΩ; the limit is 2.6 V",
                        "divider.ato:21 bottom_resistance is declared 22kohm +/- 1%, but the part of bottom, R0603-10K, is 10 kΩ ±1%",
                        "divider.ato:21 bottom_resistance changed from 10kohm +/- 1% to 22kohm +/- 1%, which violates divider.ato:27 "
                                + "assert v_out within 2.4V to 2.6V"),
                important,
                findings::toString);
        var files = result.data().at("/result/files").valueStream().map(each -> each.path("path").asString()).toList();
        assertEquals(List.of("divider.ato"), files);
        bench.check(SKILL, "divider-broken-limit", result);
        var ready = bench.run("manufacturing_readiness_review", Json.object().put("make", false));
        var lines = ready.data().at("/result/checklist").valueStream().filter(each -> each.path("standing").asString().equals("fail")).map(each -> each.path("id").asString()).toList();
        assertTrue(lines.containsAll(List.of("assertions", "part_values")), ready.envelope()::toString);
        assertEquals("not_ready", ready.data().at("/result/verdict").asString());
        assertTrue(ready.message().contains("Violated: divider.ato:27 assert v_out within 2.4V to 2.6V."), ready::message);
    }

    @Test
    void buildingAnewIsNoChangeOfWeight() throws Exception {
        bench.lay("blinker");
        bench.call("build_run", Json.object().put("wait_seconds", 120));
        Committed.all(bench.board().root(), "A blinker with its layout");
        var result = bench.run(SKILL, Json.object());
        assertEquals("Nothing changed in the design of default since HEAD.", result.message(), result.envelope()::toString);
        assertTrue(result.data().at("/result/findings").isEmpty(), result.envelope()::toString);
    }

    @Test
    void aChangeThatBreaksTheBuildIsTold() throws Exception {
        bench.lay("divider");
        var file = bench.board().root().resolve("divider.ato");
        Committed.all(bench.board().root(), "A divider");
        Files.writeString(file, Files.readString(file).replace("v_in: V", "v_in: voltages"));
        var result = bench.run(SKILL, Json.object());
        assertTrue(result.message().contains("the build fails now: Unit not found: voltages"), result::message);
        bench.check(SKILL, "divider-broken", result);
    }

    @Test
    void whatIsInNoRepositoryIsRefusedWithTheWayOut() throws Exception {
        bench.lay("divider");
        var refused = bench.call("skill_run", Json.object().put("name", SKILL));
        assertEquals("not_found", refused.code(), refused.envelope()::toString);
        assertTrue(refused.message().contains("git"), refused::message);
    }
}
