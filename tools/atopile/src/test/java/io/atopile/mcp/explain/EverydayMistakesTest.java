package io.atopile.mcp.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.build.BuildOptions;
import io.atopile.mcp.build.BuildRequest;
import io.atopile.mcp.build.BuildResult;
import io.atopile.mcp.build.BuildVerdict;
import io.atopile.mcp.build.Diagnostic;
import io.atopile.mcp.dialect.SupportedDialects;
import io.atopile.mcp.file.ProjectBoundary;
import io.atopile.mcp.process.ScriptResource;
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
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * Mistakes that people make, with what atopile reported for them, are explained as the table beside this class says: the code, the place,
 * the text, and the fixes with the lines that they remove and add. The grammar and the library are the installed atopile's.
 */
class EverydayMistakesTest {

    private static final Pattern SECTION = Pattern.compile("(?m)^=== ");
    private static final Pattern FILE = Pattern.compile("(?m)^--- (\\S+)\\n");

    /** Kinds of mistakes of which people make so many that one example says little. */
    private static final int LEAST = 100;

    @TempDir
    private static Path scratch;

    private static AtoGrammar grammar;
    private static AtoToolchain knowledge;

    /** A mistake: the files of a project, what atopile reported, and the explanation. */
    record Mistake(String title, Map<String, String> files, List<String> errors, String expected) {

        static Mistake parse(String section) {
            String[] halves = section.split("(?m)^>>>\\n", -1);
            List<String> lines = halves[0].lines().toList();
            var files = new LinkedHashMap<String, String>();
            String[] parts = FILE.split(halves[0], -1);
            List<String> names = FILE.matcher(halves[0]).results().map(found -> found.group(1)).toList();
            for (int i = 0; i < names.size(); i++) {
                files.put(names.get(i), parts[i + 1]);
            }
            return new Mistake(lines.getFirst(), files, lines.stream().filter(line -> line.startsWith("! ")).map(line -> line.substring(2)).toList(), halves[1].strip());
        }

        @Override
        public String toString() {
            return title;
        }
    }

    @BeforeAll
    static void findAtopile() throws Exception {
        AtopileSettings settings = RealAto.settings(scratch);
        AtoCli ato = RealAto.in(settings);
        KnownIndexes.lend(settings.state());
        var library = new StandardLibrary().findItems(ato, () -> {});
        grammar = new AtoGrammar(new AtoFinder(settings));
        knowledge = new AtoToolchain() {
            @Override
            public Optional<List<StdlibItem>> library() {
                return library;
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

    @AfterAll
    static void endGrammar() {
        grammar.close();
    }

    static Stream<Mistake> mistakes() {
        return Arrays.stream(SECTION.split(ScriptResource.read(EverydayMistakesTest.class, "mistakes.txt"), -1)).skip(1).map(Mistake::parse);
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsExplainedAsTheTableSays(Mistake mistake) throws Exception {
        Path root = Files.createDirectories(scratch.resolve("board-" + System.nanoTime())).toRealPath();
        Files.writeString(root.resolve("ato.yaml"), "paths: {src: ./, layout: ./layouts}\nbuilds:\n  default: {entry: main.ato:App}\n");
        for (var file : mistake.files().entrySet()) {
            Files.writeString(root.resolve(file.getKey()), file.getValue());
        }
        var diagnostics = new ArrayList<Diagnostic>();
        for (String error : mistake.errors()) {
            diagnostics.add(read(root, error.split("\\|", 4)));
        }
        assertEquals(mistake.expected(), describe(root, diagnostics).strip());
    }

    @Test
    void theTableIsLong() {
        assertTrue(mistakes().count() >= LEAST);
        assertEquals(mistakes().count(), mistakes().map(Mistake::title).distinct().count());
    }

    @Test
    void everyPresentNameIsInTheLibraryAndNoOldOneIs() throws Exception {
        var items = knowledge.library().orElseThrow();
        var names = SupportedDialects.NEWEST.oldNames();
        List<String> types = items.stream().map(StdlibItem::name).toList();
        assertEquals(List.of(), names.types().keySet().stream().filter(types::contains).toList());
        assertEquals(
                List.of(), names.types().values().stream().flatMap(successor -> successor.name().stream()).filter(name -> !types.contains(name)).toList());
        assertEquals(List.of(), names.members().keySet().stream().filter(type -> !types.contains(type)).toList());
        for (StdlibItem item : items) {
            names.members().getOrDefault(item.name(), Map.of()).forEach((old, present) -> {
                String first = present.replaceFirst("\\..*", "");
                assertTrue(item.memberNames().contains(first), () -> item.name() + " has no " + first);
                assertTrue(!item.memberNames().contains(old) || item.name().equals("ElectricPower"), () -> item.name() + " has " + old);
            });
        }
    }

    /** Reads stage, title, place and message as they are in atopile's log. */
    private static Diagnostic read(Path root, String[] cells) throws IOException {
        String message = cells[3].replace("⏎", "\n");
        String code = SupportedDialects.NEWEST.logs().findCode(cells[1], message);
        if (cells[2].isEmpty()) {
            String kept = code.equals("build_error") && cells[0].equals("start") ? "crashed" : code;
            return new Diagnostic(Optional.empty(), Optional.empty(), Optional.empty(), cells[0], kept, message, Optional.empty());
        }
        String[] place = cells[2].split(":", 3);
        int line = Integer.parseInt(place[1]);
        Optional<String> source = Files.readString(root.resolve(place[0])).lines().skip(line - 1L).findFirst();
        return new Diagnostic(Optional.of(place[0]), Optional.of(line), Optional.of(Integer.parseInt(place[2])), cells[0], code, message, source);
    }

    private static String describe(Path root, List<Diagnostic> diagnostics) throws Exception {
        var project = assertInstanceOf(ProjectReadResult.Read.class, ProjectFile.read(root)).project();
        var request = new BuildRequest(root.toString(), "default", "main.ato:App", new BuildOptions(List.of(), List.of(), false), root.toString());
        var result = new BuildResult(Optional.of(BuildVerdict.FAILED), diagnostics, List.of(), List.of(), List.of());
        var explanation = new BuildExplainer(project, ProjectBoundary.of(root), knowledge).explain(request, result).explanation();
        var lines = new ArrayList<String>();
        lines.add("%s %s".formatted(
                diagnostics.getFirst().code(), explanation.place().map(EverydayMistakesTest::describe).orElse("nowhere")));
        lines.add(explanation.text().replace("\n", "⏎"));
        explanation.places().forEach(place -> lines.add("see %s".formatted(describe(place))));
        explanation.again().forEach(place -> lines.add("also %s".formatted(describe(place))));
        for (Fix fix : explanation.fixes()) {
            lines.add("%s: %s%s".formatted(fix.confidence(), fix.title(), fix.needs().isPresent() ? " (needs a decision)" : ""));
            fix.lines().ifPresent(fixed -> listChanges(root.resolve(fix.path()), fixed, lines));
        }
        return String.join("\n", lines);
    }

    private static String describe(ExplanationLocation place) {
        return "%s:%d".formatted(place.file(), place.line());
    }

    private static void listChanges(Path file, List<String> fixed, List<String> lines) {
        try {
            List<String> before = Files.readAllLines(file);
            before.stream().filter(line -> !fixed.contains(line) || count(before, line) > count(fixed, line)).distinct().forEach(line -> lines.add("  - " + line.strip()));
            fixed.stream().filter(line -> !before.contains(line) || count(fixed, line) > count(before, line)).forEach(line -> lines.add("  + " + line.strip()));
        } catch (IOException unreadable) {
            lines.add("  " + unreadable);
        }
    }

    private static long count(List<String> lines, String line) {
        return lines.stream().filter(line::equals).count();
    }
}
