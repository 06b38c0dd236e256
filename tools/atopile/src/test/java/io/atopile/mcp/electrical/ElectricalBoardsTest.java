package io.atopile.mcp.electrical;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.dialect.AtopileProgram;
import io.atopile.mcp.interpreter.InterpreterPool;
import io.atopile.mcp.introspect.DesignCompiler;
import io.atopile.mcp.project.AtoCli;
import io.atopile.mcp.project.ProjectTrust;
import io.atopile.mcp.project.RealAto;
import io.atopile.mcp.verify.ExportedDesign;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Small boards, each with comments at the lines of the findings that it should have, instantiated by the real atopile. */
class ElectricalBoardsTest {

    private static final Path BOARDS = Path.of("src/test/resources/io/atopile/mcp/electrical/boards");
    private static final Path SAMPLES = Path.of("../../conformance/boards");
    private static final Path STARTER = Path.of("src/main/resources/io/atopile/mcp/project/template/starter");
    private static final List<Path> SOURCES = List.of(
            BOARDS,
            SAMPLES.resolve("blinker"),
            SAMPLES.resolve("divider"),
            SAMPLES.resolve("two-targets/elec/src"),
            SAMPLES.resolve("contradiction-not-found"),
            SAMPLES.resolve("contradiction-found"),
            SAMPLES.resolve("missing-pick"),
            STARTER);
    private static final Map<String, String> SAMPLE_FILES = Map.of(
            "Blinker", "blinker.ato",
            "Divider", "divider.ato",
            "Station", "station.ato",
            "Lamp", "lamp.ato",
            "Rail", "rail.ato",
            "PullUp", "pull_up.ato",
            "Bleeder", "bleeder.ato",
            "App", "main.ato");
    private static final Pattern EXPECTED = Pattern.compile("# (expect|expect-fault): (.*)$");

    @TempDir
    static Path scratch;

    private static Path root;
    private static AtoCli ato;
    private static Map<String, ElectricalReport> reports;

    @BeforeAll
    static void check() throws Exception {
        ato = RealAto.in(RealAto.settings(scratch.resolve("settings")));
        root = Files.createDirectory(scratch.resolve("boards")).toRealPath();
        for (Path source : SOURCES) {
            copy(source);
        }
        var imports = new TreeMap<String, String>();
        SAMPLE_FILES.forEach((module, file) -> imports.put(module, "from \"%s\" import %s".formatted(file, module)));
        boards().forEach(file -> imports.put(nameModule(file), "from \"%s\" import %s".formatted(file, nameModule(file))));
        reports = CircuitBatch.check(ato, root, imports);
    }

    private static void copy(Path from) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".ato")).toList()) {
                var to = root.resolve(from.relativize(file).toString());
                Files.createDirectories(to.resolveSibling(""));
                Files.copy(file, to, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /** {@code OpenResistor} for {@code open-resistor.ato}. */
    private static String nameModule(String file) {
        return Arrays.stream(file.replace(".ato", "").split("-", -1))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
    }

    static Stream<String> boards() {
        try (Stream<Path> files = Files.list(BOARDS)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".ato") && !name.equals("parts.ato"))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The findings and faults that comments in a file announce, each with its line. */
    private static List<String> readExpected(String name, String type) {
        try {
            var lines = Files.readAllLines(BOARDS.resolve(name));
            var found = new ArrayList<String>();
            for (int index = 0; index < lines.size(); index++) {
                var matcher = EXPECTED.matcher(lines.get(index));
                if (matcher.find() && matcher.group(1).equals(type)) {
                    found.add("%s:%d: %s".formatted(name, index + 1, matcher.group(2)));
                }
            }
            return found;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static ElectricalReport findReport(String module) {
        return Objects.requireNonNull(reports.get(module), module);
    }

    private static String describe(ElectricalFinding finding) {
        var pins = finding.pins().isEmpty() ? "" : "(" + String.join(", ", finding.pins()) + ")";
        return "%s: %s %s%s".formatted(finding.place().orElseThrow(), finding.rule().id(), finding.subject(), pins);
    }

    @ParameterizedTest
    @MethodSource("boards")
    void aBoardHasTheFindingsThatItsCommentsAnnounce(String name) {
        var report = findReport(nameModule(name));
        assertTrue(report.failure().isEmpty(), report::toString);
        assertEquals(readExpected(name, "expect").stream().sorted().toList(), report.findings().stream().map(ElectricalBoardsTest::describe).sorted().toList());
        var faults = report.faults().stream().map(fault -> fault.waiver().place() + ": " + fault.reason()).sorted().toList();
        assertEquals(readExpected(name, "expect-fault").stream().sorted().toList(), faults);
    }

    @Test
    void theSampleBoardsHaveNoFindingsButAnOpenPin() {
        assertEquals(
                List.of("pull_up.ato:9: unconnected-pin pull_up(unnamed[1])"),
                SAMPLE_FILES.keySet().stream().flatMap(module -> findReport(module).findings().stream()).map(ElectricalBoardsTest::describe).toList());
    }

    @Test
    void eachRuleHasBoardsWithAndWithoutFindings() {
        var silent = boards().filter(name -> readExpected(name, "expect").isEmpty()).count();
        assertTrue(silent >= 25, () -> silent + " silent boards");
        for (ElectricalRule rule : ElectricalRule.values()) {
            var hits = boards().filter(name -> readExpected(name, "expect").stream().anyMatch(line -> line.contains(": " + rule.id() + " "))).count();
            assertTrue(hits >= 2, () -> "%s is found on %d boards".formatted(rule, hits));
        }
        assertEquals(9, Arrays.stream(ElectricalRule.values()).map(ElectricalRule::id).distinct().count());
    }

    @Test
    void aDesignIsCheckedAsItsEntryIsExported() throws Exception {
        try (var interpreters = new InterpreterPool(true)) {
            var result = new DesignCompiler(interpreters).run(ato, ProjectTrust.NONE, root, "waived.ato:Waived", AtopileProgram.DESIGN);
            var json = assertInstanceOf(DesignCompiler.Result.Printed.class, result).json();
            var predicates = ExportedDesign.read(json, root, "waived.ato:Waived").predicates();
            var report = ElectricalChecks.check(json.path("circuit"), predicates, root);
            assertEquals(findReport("Waived"), report);
            assertEquals(
                    List.of(
                            "waived.ato:15: unconnected-pin option(unnamed[1]) because a place for a later option",
                            "waived.ato:19: unconnected-pin controller(SCL, SDA) because no bus on this board"),
                    report.waived().stream().map(each -> describe(each.finding()) + " because " + each.waiver().reason()).toList());
        }
    }
}
