package io.atopile.mcp.conformance.skill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.conformance.client.CallResult;
import io.atopile.mcp.tool.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** {@code diagnose_build_failure} on every board that fails, and on assertions that are violated or undecided. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DiagnoseTest {

    private static final String SKILL = "diagnose_build_failure";
    private static final String ABOVE = "# moved down\n\n\nmodule Bystander:\n    \"\"\"Nobody uses it.\"\"\"\n    pass\n\n";
    private static final int LINES_ABOVE = 7;

    @AutoClose
    private SkillBench bench;

    @BeforeAll
    void open(@TempDir Path scratch) throws Exception {
        bench = SkillBench.in(scratch);
    }

    @ParameterizedTest
    @CsvSource({
        "syntax-error, supply.ato, 8, syntax_error",
        "unknown-import, filter.ato, 2, unknown_import",
        "bad-unit, load.ato, 8, bad_unit",
        "incompatible-connection, sensor.ato, 11, incompatible_connection",
        "contradiction-found, pull_up.ato, 14, contradiction",
        "contradiction-not-found, rail.ato, 15, assertion_violated",
        "missing-pick, bleeder.ato, 9, missing_pick"
    })
    void theCauseIsFoundOnEveryBoard(String board, String file, int line, String code) throws Exception {
        bench.lay(board);
        var result = bench.run(SKILL, Json.object());
        var cause = cause(result);
        assertEquals("ok", result.code(), result::message);
        assertEquals(code, cause.path("code").asString(), cause::toString);
        assertEquals(file, cause.path("file").asString(), cause::toString);
        assertEquals(line, cause.path("line").asInt(), cause::toString);
        bench.check(SKILL, board, result);
    }

    @ParameterizedTest
    @CsvSource({
        "syntax-error, supply.ato, 8, syntax_error, Supply Feeder power inlet",
        "unknown-import, filter.ato, 2, unknown_import, Filter Strainer power inlet decoupling smoothing",
        "bad-unit, load.ato, 8, bad_unit, Load Ballast power inlet load burden"
    })
    void theBestFixMendsTheBoardAlsoUnderOtherNamesAndLowerDown(String board, String file, int line, String code, String names)
            throws Exception {
        bench.lay(board);
        disguise(bench.board().root(), file, List.of(names.split(" ", -1)));
        var result = bench.run(SKILL, Json.object().put("apply", true));
        var given = result.data().path("result");
        assertEquals(code, cause(result).path("code").asString(), given::toString);
        assertEquals(line + LINES_ABOVE, cause(result).path("line").asInt(), given::toString);
        assertTrue(given.at("/applied/kept").asBoolean(false), given::toString);
        assertNotEquals("failed", bench.call("build_run", Json.object().put("wait_seconds", 120)).data().path("verdict").asString());
    }

    @Test
    void theProposedEditIsOneThatTheEditorTakes() throws Exception {
        bench.lay("bad-unit");
        var fix = bench.run(SKILL, Json.object()).data().at("/result/fixes/0");
        assertTrue(fix.path("applies").asBoolean(), fix::toString);
        var edit = Json.object();
        List.of("path", "rev", "edits").forEach(field -> edit.set(field, fix.path(field)));
        assertEquals("ok", bench.call("project_edit_file", edit).code());
        var mended = bench.call("build_run", Json.object().put("wait_seconds", 120)).data();
        assertEquals("succeeded", mended.path("status").asString(), mended::toString);
        assertEquals(List.of("empty_design"), mended.path("design_warnings").values().stream().map(each -> each.path("code").asString()).filter("empty_design"::equals).toList());
    }

    @Test
    void aFailedBuildNamesTheSkillAndASoundOneHasNothingToMend() throws Exception {
        bench.lay("bad-unit");
        var failed = bench.call("build_run", Json.object().put("wait_seconds", 120));
        assertTrue(failed.envelope().path("hint").asString("").contains(SKILL), failed.envelope()::toString);
        Files.writeString(bench.board().root().resolve("load.ato"), bench.board().read("load.ato").replace("load: resistance", "load: ohm") + "    assert load within 50ohm to 200ohm\n");
        var sound = bench.run(SKILL, Json.object());
        assertEquals("verified", sound.data().at("/result/verdict").asString());
        assertTrue(cause(sound).isMissingNode());
    }

    @Test
    void aViolatedAssertionIsExplainedFromTheBuildThatFoundItAndSoIsAnUndecidedOne() throws Exception {
        bench.lay("divider");
        edit(bench.board().root(), "bottom_resistance = 10kohm", "bottom_resistance = 20kohm");
        edit(bench.board().root(), "within 2.4V to 2.6V", "within 3.2V to 3.4V");
        bench.call("build_run", Json.object().put("wait_seconds", 120));
        var violated = bench.run(SKILL, Json.object());
        assertEquals("assertion_violated", cause(violated).path("code").asString(), violated::message);
        assertEquals(1, countBuilds(bench));
        assertTrue(violated.data().at("/result/explanation").asString().contains("v_in at most ± 1.3 %"), violated::message);
        assertTrue(violated.data().at("/result/fixes/0/applies").asBoolean(), violated::message);
        bench.check(SKILL, "divider", violated);

        edit(bench.board().root(), "    v_in = 4.9V to 5.1V\n", "");
        var undecided = bench.run(SKILL, Json.object());
        assertEquals("unverified", cause(undecided).path("code").asString(), undecided::message);
        assertTrue(undecided.message().contains("no bounded value is known of v_in"), undecided::message);
        bench.run(SKILL, Json.object());
        assertEquals(2, countBuilds(bench));
    }

    private static int countBuilds(SkillBench bench) throws Exception {
        return bench.call("build_list", Json.object()).data().path("total").asInt();
    }

    private static void edit(Path root, String old, String replacement) throws IOException {
        var file = root.resolve("divider.ato");
        var text = Files.readString(file);
        assertTrue(text.contains(old), text);
        Files.writeString(file, text.replace(old, replacement));
    }

    private static JsonNode cause(CallResult result) {
        return result.data().at("/result/cause");
    }

    /** Gives a board's own things other names, in pairs of old and new, and puts other lines above them. */
    private static void disguise(Path root, String file, List<String> names) throws IOException {
        for (var name : List.of(file, "ato.yaml")) {
            var text = Files.readString(root.resolve(name));
            for (var index = 0; index < names.size(); index += 2) {
                var before = name.equals(file) ? "(?<![\\w./])" : "(?<=:)";
                text = text.replaceAll(before + names.get(index) + "\\b", names.get(index + 1));
            }
            Files.writeString(root.resolve(name), name.equals(file) ? ABOVE + text : text);
        }
    }
}
