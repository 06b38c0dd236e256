package io.atopile.mcp.conformance.skill;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.conformance.Repository;
import io.atopile.mcp.conformance.board.Board;
import io.atopile.mcp.conformance.parts.Program;
import io.atopile.mcp.conformance.parts.RealParts;
import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.KnownIndexes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Skills from the shell, through the program that is shipped. */
class SkillsFromTheShellTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);


    @TempDir
    private Path scratch;

    private Board board;

    @BeforeEach
    void board() throws Exception {
        RealParts.ato();
        KnownIndexes.lend(scratch.resolve("state/atopile-mcp"));
        board = Board.copy("divider", scratch);
    }

    @Test
    void aRunIsToldStepByStepReportedAndShownAgain() throws Exception {
        var page = scratch.resolve("page.html");
        Files.writeString(board.root().resolve("divider.ato"), board.read("divider.ato").replace("    v_in = 4.9V to 5.1V\n", ""));
        var ran = program("skill", "run", "diagnose_build_failure", "--html", page).run(PATIENCE);
        assertEquals(0, ran.code(), ran.err());
        assertTrue(ran.err().contains("… Build the target") && ran.err().contains("✓ Look for the cause"), ran.err());
        assertTrue(ran.out().startsWith("Build of default: unverified\n") && ran.out().contains("divider.ato:26"), ran.out());
        assertFalse(ran.out().contains("\u001b"), ran.out());
        var html = Files.readString(page);
        assertTrue(html.contains("<h1>Build of default: unverified</h1>") && !html.contains("<script"), html);

        var again = program("skill", "run", "--resume", onlyRun()).run(PATIENCE);
        assertEquals(0, again.code(), again.err());
        assertTrue(again.out().contains("\"verdict\" : \"unverified\""), again.out());
    }

    /** Scripts branch on the exit code. */
    @Test
    void aBadResultEndsWithOneAndAWarningWithZero() throws Exception {
        Files.writeString(board.root().resolve("divider.ato"), board.read("divider.ato").replace("10kohm", "10khm"));
        var broken = program("skill", "run", "diagnose_build_failure").run(PATIENCE);
        assertEquals(1, broken.code(), broken.out());
        assertTrue(broken.out().startsWith("Build of default: failed\n"), broken.out());

        var review = program("skill", "run", "manufacturing_readiness_review").run(PATIENCE);
        assertEquals(1, review.code(), review.out());
        assertTrue(review.out().contains("NOT ready"), review.out());

        var none = program("skill", "run", "select_part", "need=zener diode 5.1V 0201 power>=100W").run(PATIENCE);
        assertEquals(1, none.code(), none.out());
    }

    @Test
    void theShellGivesWhatAClientGets() throws Exception {
        var input = "{\"need\": \"resistor 10kohm 0603\", \"candidates\": 3}";
        var called = program("call", "skill_run", "--json", "{\"name\": \"select_part\", \"input\": %s}".formatted(input)).run(PATIENCE);
        var typed = program("skill", "run", "select_part", "need=resistor 10kohm 0603", "candidates=3", "--json").run(PATIENCE);
        var file = program("skill", "run", "select_part", "--input-file", "-", "--json").run(PATIENCE, input);
        assertTrue(result(called).path("shortlist").size() > 0, called.out());
        assertEquals(result(called).toString(), result(typed).toString());
        assertEquals(result(called).toString(), result(file).toString());
    }

    @Test
    void aDryRunDoesNothing() throws Exception {
        var plan = program("skill", "run", "diagnose_build_failure", "apply=true", "--dry-run").run(PATIENCE);
        assertEquals(0, plan.code(), plan.err());
        assertTrue(plan.out().contains("Nothing was done.") && plan.out().contains("build_explain"), plan.out());
        assertFalse(Files.exists(runs()));
    }

    @Test
    void ctrlCStopsTheRunAndSaysSo() throws Exception {
        var out = scratch.resolve("out");
        var err = scratch.resolve("err");
        var process = program("skill", "run", "diagnose_build_failure").heedingInterrupts().builder().redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        try {
            process.getOutputStream().close();
            await().atMost(PATIENCE).until(() -> Files.readString(err).contains("… Build the target"));
            new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
            assertTrue(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS));
            assertTrue(Files.readString(err).contains("stopping"), Files.readString(err));
            assertEquals(1, process.exitValue(), Files.readString(err));
            assertTrue(Files.readString(out).contains("! Cancelled"), Files.readString(out));
            assertEquals(0, process.descendants().count());
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void theSkillsAreListedAndShown() throws Exception {
        var list = program("skill", "list").with("COLUMNS", "60").run(PATIENCE);
        assertTrue(list.out().contains("select_part") && list.out().lines().allMatch(line -> line.length() <= 60), list.out());
        var one = program("skill", "show", "select_part").run(PATIENCE);
        assertTrue(one.out().contains("quantity") && one.out().contains("parts_search"), one.out());
        var none = program("skill", "show", "selekt_part").run(PATIENCE);
        assertEquals(2, none.code());
        assertTrue(none.err().contains("Nearest: select_part"), none.err());
    }

    @Test
    void aFolderIsChecked() throws Exception {
        var fine = program("skill", "check", Repository.ROOT.resolve("skills/library/select_part")).run(PATIENCE);
        assertEquals(0, fine.code(), fine.out());
        var mine = Files.createDirectories(board.root().resolve("mine"));
        Files.writeString(mine.resolve("SKILL.md"), "---\nname: mine\ndescription: Mine.\n---\nText.\n");
        Files.writeString(mine.resolve("skill.yaml"), """
                title: Mine
                steps:
                  - id: build
                    tool: build_runn
                output:
                  message: '"x"'
                  data: {}
                  schema: {type: object, additionalProperties: false, properties: {}}
                """);
        var wrong = program("skill", "check", "mine").run(PATIENCE);
        assertEquals(1, wrong.code(), wrong.out());
        assertTrue(wrong.out().startsWith("mine/skill.yaml:4: "), wrong.out());
        assertEquals(2, program("skill", "check", "parts").run(PATIENCE).code());
    }

    @Test
    void whatIsNotUnderstoodIsSaid() throws Exception {
        assertEquals(2, program("skill", "run").run(PATIENCE).code());
        assertEquals(2, program("skill", "run", "--resume", "s_nothere").run(PATIENCE).code());
        assertEquals(2, program("skill", "run", "select_part", "--input", "[]").run(PATIENCE).code());
        var wrong = program("skill", "run", "select_part", "quantity=many").run(PATIENCE);
        assertEquals(2, wrong.code(), wrong.err());
        var lacking = program("skill", "run", "select_part").run(PATIENCE);
        assertEquals(1, lacking.code());
        assertTrue(lacking.err().contains("need"), lacking.err());
    }

    private Path runs() {
        return scratch.resolve("state/atopile-mcp/skill-runs");
    }

    private String onlyRun() throws Exception {
        try (var runs = Files.list(runs())) {
            return runs.findFirst().orElseThrow().getFileName().toString();
        }
    }

    private static JsonNode result(Program.Ended ended) {
        assertEquals(0, ended.code(), ended.err());
        return Json.mapper().readTree(ended.out()).at("/data/result");
    }

    private Program program(Object... arguments) throws Exception {
        var command = Stream.concat(Stream.<Object>of(RealParts.installed()), Stream.of(arguments)).toArray();
        return Program.of(board.root(), command)
                .with("XDG_STATE_HOME", scratch.resolve("state"))
                .with("XDG_CONFIG_HOME", scratch.resolve("config"));
    }
}
