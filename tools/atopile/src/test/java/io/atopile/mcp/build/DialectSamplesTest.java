package io.atopile.mcp.build;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.atopile.mcp.dialect.ArtifactKind;
import io.atopile.mcp.dialect.AtoVersion;
import io.atopile.mcp.dialect.AtopileDialect;
import io.atopile.mcp.dialect.AtopileProgram;
import io.atopile.mcp.dialect.LogPatterns;
import io.atopile.mcp.dialect.MessagePattern;
import io.atopile.mcp.dialect.SupportedDialects;
import io.atopile.mcp.process.ScriptResource;
import io.atopile.mcp.report.Bom;
import io.atopile.mcp.report.PowerTree;
import io.atopile.mcp.tool.Json;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.type.TypeReference;

/** Each supported atopile version reads the samples in its table as the table says, and its table has a sample of everything. */
class DialectSamplesTest {

    private static final TypeReference<Map<String, Object>> COLUMNS = new TypeReference<>() {};

    @TempDir
    Path home;

    /** A row of a table. */
    record Sample(AtopileDialect dialect, List<String> cells) {

        String get(int column) {
            return cells.get(column);
        }

        String expected() {
            return cells.getLast();
        }

        @Override
        public String toString() {
            return dialect.version() + " " + String.join(" | ", cells);
        }
    }

    static Stream<Sample> samples() {
        return SupportedDialects.ALL.stream().flatMap(DialectSamplesTest::samples);
    }

    private static Stream<Sample> samples(AtopileDialect dialect) {
        return ScriptResource.read(DialectSamplesTest.class, "/dialect/%s/samples.tsv".formatted(dialect.version().formatMinor()))
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> new Sample(dialect, Arrays.stream(line.split("\t", -1)).map(cell -> cell.replace("⏎", "\n")).toList()));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aSampleIsReadAsTheTableSays(Sample sample) throws Exception {
        assertEquals(sample.expected(), read(sample));
    }

    private String read(Sample sample) throws Exception {
        var dialect = sample.dialect();
        var logs = dialect.logs();
        return switch (sample.get(0)) {
            case "error" -> logs.findCode(sample.get(1), sample.get(3));
            case "warning" -> logs.findWarningCode(sample.get(2));
            case "deprecated" -> String.valueOf(logs.deprecated().stream()
                    .flatMap(form -> form.findLines(sample.get(1)).stream())
                    .anyMatch(lines -> lines.matcher(sample.get(2)).find()));
            case "text" -> logs.findGroup(MessagePattern.valueOf(sample.get(1)), sample.get(2)).orElse("");
            case "found" -> String.valueOf(logs.matches(MessagePattern.valueOf(sample.get(1)), sample.get(2)));
            case "grammar" -> translate(logs, sample.get(1));
            case "artifact" -> ArtifactKind.of(sample.get(1)).name();
            case "report" -> readReport(sample);
            case "row" -> readRow(sample);
            case "output" -> {
                assertEquals(sample.get(2), String.join(" ", dialect.outputs().expand(sample.get(1)).toList()));
                yield String.valueOf(dialect.outputs().isSlow(sample.get(1)));
            }
            case "command" -> String.join(" ", buildCommand(dialect, sample.get(1), sample.get(2).split(" ", -1)));
            case "program" -> dialect.readProgram(AtopileProgram.valueOf(sample.get(1))).contains(sample.get(2)) ? sample.get(2) : "";
            case "variable" -> dialect.variables().getOrDefault(sample.get(1), "");
            default -> throw new IllegalArgumentException(sample.get(0));
        };
    }

    private static String translate(LogPatterns logs, String message) {
        for (var one : logs.grammar()) {
            var found = one.form().matcher(message);
            if (found.find()) {
                return found.groupCount() > 0 ? one.meaning().formatted(found.group(1)) : one.meaning();
            }
        }
        return "";
    }

    private static String readReport(Sample sample) {
        var names = sample.dialect().artifacts();
        var id = names.buildId().matcher(sample.get(3));
        assertEquals(sample.get(4), id.find() ? id.group(1) : "");
        return switch (sample.get(1)) {
            case "bom" -> {
                assertEquals(sample.get(2), names.bom());
                yield Json.mapper().readValue(sample.get(3), Bom.class).toString();
            }
            case "variables" -> {
                assertEquals(sample.get(2), names.variables().getFirst());
                yield Json.mapper().readValue(sample.get(3), DesignVariables.class).toString();
            }
            default -> {
                assertEquals(sample.get(2), names.powerTree());
                yield Json.mapper().readValue(sample.get(3), PowerTree.class).toString();
            }
        };
    }

    private String readRow(Sample sample) throws Exception {
        var directory = home.resolve(sample.dialect().version().toString()).resolve("log");
        var database = new AtopileDatabase(directory, sample.dialect().version().formatMinor());
        database.insert(sample.get(1), Json.mapper().readValue(sample.get(2), COLUMNS));
        var log = new AtopileLog(directory);
        var builds = log.readBuildsSince(Path.of("/board"), Instant.EPOCH).stream().map(BuildRow::toString);
        var lines = log.readLines("80bbd6f868efa2ad", new LogFilter(BuildLogLevel.DEBUG, Optional.empty(), Optional.empty(), 0, 9)).stream().map(LogRow::toString);
        return String.join("\n", Stream.concat(builds, lines).toList());
    }

    private static List<String> buildCommand(AtopileDialect dialect, String command, String[] arguments) {
        return switch (command) {
            case "part" -> dialect.createPart(arguments[0], Path.of(arguments[1]));
            default -> arguments.length == 1
                    ? dialect.buildTarget(arguments[0], List.of(), List.of(), false)
                    : dialect.buildTarget(arguments[0], List.of(arguments[1]), List.of(arguments[2]), true);
        };
    }

    @Test
    void everyTableHasASampleOfEverything() {
        for (var dialect : SupportedDialects.ALL) {
            var all = samples(dialect).toList();
            assertEquals(Set.of(MessagePattern.values()), dialect.logs().texts().keySet());
            var wanted = new ArrayList<String>();
            Stream.of(MessagePattern.values()).map(Enum::name).forEach(wanted::add);
            Stream.of(AtopileProgram.values()).map(Enum::name).forEach(wanted::add);
            Stream.of(ArtifactKind.values()).map(Enum::name).forEach(wanted::add);
            Stream.concat(dialect.logs().errors().stream(), dialect.logs().warnings().stream()).map(LogPatterns.ErrorRule::code).forEach(wanted::add);
            var cells = all.stream().flatMap(sample -> sample.cells().stream()).collect(toSet());
            assertEquals(List.of(), wanted.stream().filter(name -> !cells.contains(name)).toList());
            var meant = all.stream().filter(sample -> sample.get(0).equals("grammar")).count();
            assertEquals(dialect.logs().grammar().size(), meant);
        }
    }

    @Test
    void aVersionOrTheDirectoryItWritesToDecides() {
        for (var dialect : SupportedDialects.ALL) {
            var version = dialect.version();
            assertEquals(Optional.of(dialect), SupportedDialects.find(new AtoVersion(version.major(), version.minor(), 0)));
            assertEquals(dialect, SupportedDialects.of(Path.of("/state/atopile", version.toString(), "projects/0f/log")));
        }
        assertEquals(Optional.empty(), SupportedDialects.find(new AtoVersion(0, 14, 1005)));
        assertEquals(SupportedDialects.NEWEST, SupportedDialects.of(Path.of("/home/me/v1.2.3/0.14.1005/log")));
        assertFalse(SupportedDialects.formatMinors().isEmpty());
    }
}
