package io.atopile.mcp.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.atopile.mcp.build.BuildOptions;
import io.atopile.mcp.build.BuildRequest;
import io.atopile.mcp.build.BuildResult;
import io.atopile.mcp.build.BuildVerdict;
import io.atopile.mcp.build.Diagnostic;
import io.atopile.mcp.dialect.SupportedDialects;
import io.atopile.mcp.file.ProjectBoundary;
import io.atopile.mcp.language.Document;
import io.atopile.mcp.language.LanguageServer;
import io.atopile.mcp.language.LanguageServerResult;
import io.atopile.mcp.language.LspDiagnostic;
import io.atopile.mcp.project.AtoCli;
import io.atopile.mcp.project.AtoFinder;
import io.atopile.mcp.project.AtopileSettings;
import io.atopile.mcp.project.ProjectFile;
import io.atopile.mcp.project.ProjectReadResult;
import io.atopile.mcp.project.RealAto;
import io.atopile.mcp.stdlib.StandardLibrary;
import io.atopile.mcp.stdlib.StdlibItem;
import io.atopile.mcp.syntax.AtoGrammar;
import io.atopile.mcp.syntax.SyntaxCheck;
import io.atopile.mcp.tool.KnownIndexes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Breaks a sound file in the ways people do, one at a time, and has each mended by the best fix. What atopile's language
 * server says of the file before and after is the judge.
 */
class BrokenVariantsTest {

    private static final String SOUND = """
            import ElectricPower
            import I2C
            from "lib/lamp.ato" import Lamp

            module App:
                \"""A sound module.\"""

                power = new ElectricPower
                bus = new I2C
                lamp = new Lamp
                x: ohm
                x = (4kohm + 700ohm)
                c: farad
                c = 10uF +/- 20%
                power.voltage = 5V +/- 5%
                bus.frequency = 100kHz
                assert x within 1kohm to 10kohm
                power ~ lamp.power
            """;
    private static final String LAMP = "import ElectricPower\n\nmodule Lamp:\n    power = new ElectricPower\n";

    /** A slip: what is written instead of what, and what its writer meant. */
    private record Slip(String kind, String sound, String broken, String meant) {

        Slip(String kind, String sound, String broken) {
            this(kind, sound, broken, sound);
        }

        String intended() {
            return SOUND.replace(sound, meant);
        }

        String text() {
            String text = SOUND.replace(sound, broken);
            if (text.equals(SOUND)) {
                throw new IllegalArgumentException("Nothing is broken by " + this);
            }
            return text;
        }
    }

    private static final List<Slip> SLIPS = List.of(
            new Slip("name", "ElectricPower", "ElectricPowr"),
            new Slip("name", "ElectricPower", "electricpower"),
            new Slip("name", "ElectricPower", "EletricPower"),
            new Slip("name", "ElectricPower", "ElectrciPower"),
            new Slip("name", "ElectricPower", "ElectricalPower"),
            new Slip("name", "ElectricPower", "Electric_Power"),
            new Slip("name", "I2C", "I2c"),
            new Slip("name", "I2C", "IIC"),
            new Slip("name", "new I2C", "new I2CC"),
            new Slip("name", "import I2C\n", ""),
            new Slip("name", "lib/lamp.ato", "lib/lampp.ato"),
            new Slip("name", "lib/lamp.ato", "lamp.ato"),
            new Slip("name", "lib/lamp.ato", "parts/lamp.ato"),
            new Slip("name", "Lamp", "Lampe"),
            new Slip("name", "import Lamp", "import lamp"),
            new Slip("name", "from \"lib/lamp.ato\" import Lamp", "import Lamp"),
            new Slip("name", "from \"lib/lamp.ato\" import Lamp\n", ""),
            new Slip("unit", "x: ohm", "x: resistance"),
            new Slip("unit", "x: ohm", "x: Ohms"),
            new Slip("unit", "c: farad", "c: capacitance"),
            new Slip("unit", "c: farad", "c: Farads"),
            new Slip("unit", "4kohm", "4kilohm"),
            new Slip("unit", "4kohm", "4kOhm"),
            new Slip("unit", "4kohm", "4Kohm"),
            new Slip("unit", "4kohm", "4kohmss", "4kohms"),
            new Slip("unit", "10uF", "10uf"),
            new Slip("unit", "10uF", "10microfarads"),
            new Slip("unit", "5V ", "5Volt "),
            new Slip("unit", "5V ", "5 volts "),
            new Slip("unit", "5V ", "5v "),
            new Slip("unit", "5V ", "3V3 ", "3.3V "),
            new Slip("unit", "100kHz", "100khz"),
            new Slip("unit", "100kHz", "100kilohertz"),
            new Slip("unit", "1kohm to 10kohm", "1k to 10k"),
            new Slip("syntax", "module App:", "module App"),
            new Slip("syntax", "module App:", "modul App:"),
            new Slip("syntax", "module App:", "Module App:"),
            new Slip("syntax", "module App:", "class App:"),
            new Slip("syntax", "module App:", "module App {"),
            new Slip("syntax", "import I2C", "imports I2C"),
            new Slip("syntax", "import I2C", "import I2C from"),
            new Slip("syntax", "from \"lib", "form \"lib"),
            new Slip("syntax", "\"lib/lamp.ato\"", "\"lib/lamp.ato"),
            new Slip("syntax", "\"lib/lamp.ato\"", "lib/lamp.ato"),
            new Slip("syntax", "(4kohm + 700ohm)", "(4kohm + 700ohm"),
            new Slip("syntax", "(4kohm + 700ohm)", "(4kohm + 700ohm))"),
            new Slip("syntax", "power.voltage = 5V", "power.voltage = = 5V"),
            new Slip("syntax", "power.voltage = 5V", "power.voltage == 5V"),
            new Slip("syntax", "power.voltage = 5V", "power.voltage := 5V"),
            new Slip("syntax", "power.voltage = 5V", "power.voltage 5V"),
            new Slip("syntax", "bus = new I2C", "bus = I2C"),
            new Slip("syntax", "bus = new I2C", "bus new I2C"),
            new Slip("syntax", "bus = new I2C", "bus = nwe I2C"),
            new Slip("syntax", "power ~ lamp.power", "power ~~ lamp.power"),
            new Slip("syntax", "power ~ lamp.power", "power <-> lamp.power"),
            new Slip("syntax", "power ~ lamp.power", "power lamp.power"),
            new Slip("syntax", "+/- 20%", "+- 20%"),
            new Slip("syntax", "+/- 5%", "+/ 5%"),
            new Slip("syntax", "assert x within", "assert x withn"),
            new Slip("syntax", "assert x within", "asert x within"),
            new Slip("syntax", "assert x within", "x within"),
            new Slip("syntax", "assert x within 1kohm to 10kohm", "assert x =< 10kohm", "assert x <= 10kohm"),
            new Slip("syntax", "assert x within 1kohm to 10kohm", "assert x == 4.7kohm", "assert x is 4.7kohm"),
            new Slip("syntax", "1kohm to 10kohm", "1kohm 10kohm"),
            new Slip("syntax", "1kohm to 10kohm", "1kohm..10kohm"),
            new Slip("syntax", "5V +/- 5%", "5,1V +/- 5%", "5.1V +/- 5%"),
            new Slip("syntax", "bus = new I2C\n", "bus = new I2C;,\n"),
            new Slip("syntax", "bus = new I2C\n    lamp", "bus = new I2C lamp"),
            new Slip("syntax", "    bus = new I2C", "      bus = new I2C"),
            new Slip("syntax", "    bus = new I2C", "  bus = new I2C"),
            new Slip("syntax", "    bus = new I2C", "\tbus = new I2C"),
            new Slip("syntax", "    bus = new I2C", "    // the bus\n    bus = new I2C"),
            new Slip("syntax", "    \"\"\"A sound module.\"\"\"", "    \"\"\"A sound module.\"\""),
            new Slip("syntax", "    \"\"\"A sound module.\"\"\"", "\"\"\"A sound module.\"\"\""),
            new Slip("syntax", "x: ohm", "x ohm"),
            new Slip("syntax", "\"lib/lamp.ato\"", "“lib/lamp.ato”"));

    /** The least number of each kind that is mended. */
    private static final Map<String, Integer> MENDED = Map.of("name", 17, "unit", 17, "syntax", 42);

    @TempDir
    Path scratch;

    /** What the language server said of a text: most fixes give the sound file again, of which it would say the same. */
    private final Map<String, Optional<LspDiagnostic>> problems = new HashMap<>();

    @Test
    void theBestFixMendsWhatPeopleBreak() throws Exception {
        AtopileSettings settings = RealAto.settings(scratch);
        AtoCli ato = RealAto.in(settings);
        var finder = new AtoFinder(settings);
        KnownIndexes.lend(settings.state());
        var library = new StandardLibrary();
        Path root = project();
        var mended = new TreeMap<String, Integer>();
        var table = new ArrayList<String>();
        try (var server = new LanguageServer(finder);
                var grammar = new AtoGrammar(finder)) {
            AtoToolchain knowledge = knowledge(library.findItems(ato, () -> {}), grammar);
            assertEquals(Optional.empty(), problem(server, root, SOUND), "the sound file is sound");
            for (Slip slip : SLIPS) {
                String outcome = outcome(slip, root, server, knowledge);
                mended.merge(slip.kind(), outcome.startsWith("mended") ? 1 : 0, Integer::sum);
                table.add("%-7s %-34s %s".formatted(slip.kind(), slip.broken().replace("\n", "\\n"), outcome));
            }
        }
        System.out.println(String.join("\n", table) + "\nmended: " + mended);
        assertEquals(MENDED, mended, () -> String.join("\n", table));
    }

    private String outcome(Slip slip, Path root, LanguageServer server, AtoToolchain knowledge) throws Exception {
        Optional<LspDiagnostic> before = problem(server, root, slip.text());
        if (before.isEmpty()) {
            return "not seen";
        }
        Diagnostic diagnostic = diagnostic(before.get(), slip.text());
        List<Fix> fixes = explain(root, diagnostic, knowledge).fixes();
        if (fixes.isEmpty() || fixes.getFirst().lines().isEmpty()) {
            return "no fix for %s: %s".formatted(diagnostic.code(), diagnostic.message());
        }
        Fix best = fixes.getFirst();
        String after = String.join("\n", best.lines().get()) + "\n";
        return problem(server, root, after)
                .map(left -> "left broken by %s: %s".formatted(best.title(), left.message()))
                .orElseGet(() -> "%s (%s): %s".formatted(saysTheSame(slip.intended(), after) ? "mended" : "parses, but says another thing", best.confidence(), best.title()));
    }

    /** Whether every line reads as as its writer meant it, or gives the same values in another unit's clothes. */
    private static boolean saysTheSame(String intended, String after) {
        List<String> lines = after.lines().filter(line -> !line.isBlank() && !line.strip().startsWith("#")).map(String::strip).sorted().toList();
        List<String> sound = intended.lines().filter(line -> !line.isBlank()).map(String::strip).sorted().toList();
        return lines.stream().map(BrokenVariantsTest::meaning).toList().equals(sound.stream().map(BrokenVariantsTest::meaning).toList());
    }

    private static Object meaning(String line) {
        String value = line.replaceFirst("^.*(?:=|within| is|:)\\s+", "");
        Optional<Interval> range = Interval.of(value);
        return range.isPresent() ? range : Units.measure(value).<Object>map(unit -> unit).orElseGet(() -> line.replace(" ", ""));
    }

    private static Explanation explain(Path root, Diagnostic diagnostic, AtoToolchain knowledge) throws Exception {
        var project = assertInstanceOf(ProjectReadResult.Read.class, ProjectFile.read(root)).project();
        var request = new BuildRequest(
                root.toString(), "default", "app.ato:App", new BuildOptions(List.of(), List.of(), false), root.toString());
        var result = new BuildResult(Optional.of(BuildVerdict.FAILED), List.of(diagnostic), List.of(), List.of(), List.of());
        return new BuildExplainer(project, ProjectBoundary.of(root), knowledge).explain(request, result).explanation();
    }

    private static Diagnostic diagnostic(LspDiagnostic problem, String text) {
        String title = problem.message().matches("(?s)(?:extraneous input|mismatched input|no viable|missing |token recog|Cannot assign type).*")
                ? "Syntax Error"
                : problem.message().startsWith("Symbol ") ? "UndefinedSymbolError" : "";
        int line = problem.spot().line();
        return new Diagnostic(
                Optional.of("app.ato"),
                Optional.of(line),
                Optional.of(problem.spot().column()),
                "init-build-context",
                SupportedDialects.NEWEST.logs().findCode(title, problem.message()),
                problem.message(),
                text.lines().skip(line - 1L).findFirst());
    }

    private Optional<LspDiagnostic> problem(LanguageServer server, Path root, String text) throws IOException, InterruptedException {
        Path file = root.resolve("app.ato");
        Files.writeString(file, text);
        Optional<LspDiagnostic> known = problems.get(text);
        if (known == null) {
            known = ask(server, file, text);
            problems.put(text, known);
        }
        return known;
    }

    private static Optional<LspDiagnostic> ask(LanguageServer server, Path file, String text) throws IOException, InterruptedException {
        LanguageServerResult<List<LspDiagnostic>> told = server.listDiagnostics(new Document(file.resolveSibling(""), file, text));
        LanguageServerResult.Answer<?> answer = assertInstanceOf(LanguageServerResult.Answer.class, told);
        return ((List<?>) answer.value()).stream().map(LspDiagnostic.class::cast).filter(LspDiagnostic::error).findFirst();
    }

    private static AtoToolchain knowledge(Optional<List<StdlibItem>> items, SyntaxCheck grammar) {
        return new AtoToolchain() {
            @Override
            public Optional<List<StdlibItem>> library() {
                return items;
            }

            @Override
            public SyntaxCheck syntax() {
                return grammar;
            }

            @Override
            public Optional<JsonNode> exportDesign(Path root, String entry) {
                return Optional.empty();
            }
        };
    }

    private Path project() throws IOException {
        Path root = Files.createDirectories(scratch.resolve("board")).toRealPath();
        Files.writeString(root.resolve("ato.yaml"), "paths: {src: ./, layout: ./layouts}\nbuilds:\n  default: {entry: app.ato:App}\n");
        Files.createDirectory(root.resolve("lib"));
        Files.writeString(root.resolve("lib/lamp.ato"), LAMP);
        return root;
    }
}
