package io.atopile.mcp.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.packages.InstalledPackages;
import io.atopile.mcp.dialect.SupportedDialects;
import io.atopile.mcp.project.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The small judgements that keep results honest. */
class TruthTest {

    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir
    Path home;

    @Test
    void anOutputThatWasAskedForAndNotMadeIsMissingWithAtopilesReason() {
        List<LogRow> warned = List.of(new LogRow(
                1,
                "default",
                BuildLogLevel.WARNING,
                "Skipping target 'step' because kicad-cli was not found",
                "",
                Optional.empty()));
        assertEquals(
                List.of(
                        new MissingOutput("mfg-data", "kicad-cli was not found"),
                        new MissingOutput("glb", "kicad-cli was not found")),
                missing(List.of("mfg-data", "default", "bom", "all", "step"), List.of("step"), List.of(), warned));
        assertEquals(
                List.of(new MissingOutput("glb", "atopile skipped it without giving a reason")),
                missing(List.of(), List.of(), List.of("glb", "bom"), List.of()));
    }

    @Test
    void pathsLoseTheirDirectories() {
        var pathFree = new PathRedactor(Path.of("/home/me/my board"));
        assertEquals("in a/b.ato and . at x.py", pathFree.redact("in /home/me/my board/a/b.ato and /home/me/my board at /usr/lib/x.py"));
        assertEquals("'pcb' 5V/2 http://x/y/z a.ato::B", pathFree.redact("'/tmp/x/pcb' 5V/2 http://x/y/z a.ato::B"));
    }

    @Test
    void whatABuildWithoutItsPackagesSaysHasAStableName() throws Exception {
        Files.writeString(home.resolve("ato.yaml"), "dependencies:\n  - type: registry\n    identifier: acme/divider\n    release: 1.0.0\n");
        var said = InstalledPackages.describeMissing(home).orElseThrow();
        assertTrue(said.contains("acme/divider"), said);
        assertEquals("dependency_unavailable", SupportedDialects.NEWEST.logs().findCode("DependencyError", said));
    }

    @Test
    void aLogIsReadByLevelStageTextAndPlaceAndTracebacksStayInIt() throws Exception {
        var database = new AtopileDatabase(home);
        database.line("a", "picker", "DEBUG", "looking", "null");
        database.line("a", "picker", "ALERT", "Oh No", "not json");
        database.line("a", "bom", "WARNING", "hm", "null");
        database.line("b", "bom", "ERROR", "other build", "null");
        var log = new AtopileLog(home);
        assertEquals(List.of("Oh No", "hm"), messages(log, BuildLogLevel.WARNING, Optional.empty(), Optional.empty(), 0));
        assertEquals(List.of("Oh No"), messages(log, BuildLogLevel.ERROR, Optional.empty(), Optional.empty(), 0));
        assertEquals(List.of("looking"), messages(log, BuildLogLevel.DEBUG, Optional.of("picker"), Optional.of("LOOK"), 0));
        assertEquals(List.of("hm"), messages(log, BuildLogLevel.DEBUG, Optional.empty(), Optional.empty(), 2));
        assertEquals(List.of(), messages(new AtopileLog(home.resolve("none")), BuildLogLevel.DEBUG, Optional.empty(), Optional.empty(), 0));
    }

    @Test
    void aLeftBuildIsNotTakenForALiveOne() throws Exception {
        var database = new AtopileDatabase(home);
        Path root = Path.of("/board");
        database.build("left", root, "left", "building", START.minusSeconds(600), "[]");
        database.build("live", root, "live", "building", START.minusSeconds(20), "[]");
        database.build("elsewhere", Path.of("/other"), "elsewhere", "building", START, "[]");
        var foreign = new ConcurrentBuildDetector(home, root, START);
        foreign.look();
        database.build("live", root, "live", "building", START.minusSeconds(20), "[{\"stageId\":\"bom\",\"status\":\"running\"}]");
        database.build("new", root, "new", "building", START.plusSeconds(1), "[]");
        foreign.look();
        List<String> warnings = foreign.warnings();
        assertEquals(2, warnings.size());
        assertTrue(warnings.get(0).contains("target live") && warnings.get(1).contains("target new"), warnings::toString);
    }

    private static List<String> messages(
            AtopileLog log, BuildLogLevel level, Optional<String> stage, Optional<String> text, long after) {
        return log.readLines("a", new LogFilter(level, stage, text, after, 10)).stream()
                .map(LogRow::message)
                .toList();
    }

    private static List<MissingOutput> missing(
            List<String> asked, List<String> excluded, List<String> always, List<LogRow> warnings) {
        var row = new BuildRow(
                "x", "/r", "default", "success", Optional.empty(), START, Optional.empty(),
                List.of(new BuildStage("bom", "success"), new BuildStage("picker", "success")), Optional.of(22));
        return new BuildOptions(asked, excluded, false)
                .findMissingOutputs(new Target("default", "a.ato:A", always), row, warnings, SupportedDialects.NEWEST);
    }
}
