package io.atopile.mcp.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can't be followed as atopile follows it leaves a design unknown; ordinary designs are known. */
class ImportGraphTest {

    private static final Path BOARDS = Path.of("../../conformance/boards");
    private static final String PLAIN = "paths: {src: ./, layout: ./layout}\nbuilds: {default: {entry: main.ato:Top}}\n";
    private static final String TOP = "module Top:\n    pass\n";

    private Path root;

    @BeforeEach
    void write(@TempDir Path directory) throws IOException {
        root = directory.toRealPath();
        Files.writeString(root.resolve("ato.yaml"), PLAIN);
        Files.writeString(root.resolve("main.ato"), TOP);
        Files.writeString(root.resolve("main.ato:Top"), TOP);
        Files.createDirectories(root.resolve("lib"));
        Files.writeString(root.resolve("lib/a.ato"), TOP);
        Files.createSymbolicLink(root.resolve("circle"), root.resolve("circle"));
        Files.createSymbolicLink(root.resolve("linked"), root.resolve("lib"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "paths: [",
                "paths: &p {src: ./}\n",
                "a: &p {src: ./}\npaths: *p\n",
                "paths: !!map {src: ./}\n",
                "? !!merge x\n: {paths: {src: hid}}\n",
                "<<: {paths: {src: hid}}\npaths: {src: ./}\n",
                "paths: {src: ./, \"<<\": {src: hid}}\n",
                "paths: {src: ./, \"\\x3c<\": {src: hid}}\n",
                "paths: {src: ./, src: hid}\n",
                "paths: {src: ./}\n\"p\\x61ths\": {src: hid}\n",
                "paths: {src: ./, root: hid}\n",
                "paths: {src: ./, modules: .ato/modules}\n",
                "paths: {src: linked/../hid}\n",
                "paths: {src: ./}\n# \u0085paths: {src: hid}\n",
                "paths: {src: ./}\n# \u2029paths: {src: hid}\n",
                "\ufeffpaths: {src: ./}\n",
                "builds: {default: {entry: main.ato:Top, entry: evil.py:X}}\n",
                "builds: {default: {entry: main.ato:Top}, default: {entry: evil.py:X}}\n",
                "builds: {default: {<<: {entry: evil.py:X}}}\n"
            })
    void aManifestThatReadersMayDisagreeAboutIsUnknown(String manifest) throws IOException {
        Files.writeString(root.resolve("ato.yaml"), manifest);
        assertFalse(ImportGraph.ofValidSource(root).ofEntry("main.ato:Top").isFreeOfCode(), manifest);
        var closure = ImportGraph.ofAnySource(root).ofFile(root.resolve("main.ato"), TOP);
        assertTrue(closure.unknown().getFirst().startsWith("ato.yaml does not clearly determine where imports are searched: "), closure.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                PLAIN,
                "---\n# a comment\twith a tab\nrequires-atopile: \"^0.15.0\"\npaths:\n  src: ./\n  layout: './layout'\n",
                "paths: {src: lib}\ndependencies:\n- type: registry\n  identifier: acme/pack\n  release: 0.1.0\n",
                "package:\n  identifier: acme/board\n  version: 1.0.0\nbuilds:\n  a: {entry: main.ato:Top}\n  b: {entry: main.ato:Top}\n"
            })
    void anOrdinaryManifestIsKnown(String manifest) throws IOException {
        Files.writeString(root.resolve("ato.yaml"), manifest);
        assertTrue(ImportGraph.ofValidSource(root).ofEntry("main.ato:Top").isFreeOfCode(), manifest);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "main.ato", "missing.ato:Top", "main.ato:Top:x", "main.ato::Top", "a:main.ato:Top", "lib:Top", "linked/../main.ato:Top", "./:x", "circle:Top"})
    void anEntryThatIsNotPlainlyAFileIsUnknown(String entry) {
        assertFalse(ImportGraph.ofValidSource(root).ofEntry(entry).isFreeOfCode(), entry);
        assertFalse(ImportGraph.ofAnySource(root).ofEntry(entry).isFreeOfCode(), entry);
    }

    @ParameterizedTest
    @ValueSource(strings = {"./main.ato:Top", "lib/a.ato:Top", "linked/a.ato:Top", "./lib/./a.ato:Top"})
    void aPlainEntryIsKnown(String entry) {
        assertTrue(ImportGraph.ofValidSource(root).ofEntry(entry).isFreeOfCode(), entry);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "missing.ato", "~/a.ato", "%2e/lib/a.ato", "$PWD/lib/a.ato", "lib/a", "lib/A.ato", "lib\\\\x2fa.ato", "circle/a.ato", "circle", "circle/../lib/a.ato", "../none.ato",
                "faebryk/library/JLCPCB.ato", "x/JLCPCB.ato", "li\u0300b/a.ato", "../../faebryk/x.py", "Resistor.py"
            })
    void aPathThatLeadsToNoFileIsUnknown(String path) {
        var text = "from \"%s\" import Top\n".formatted(path);
        assertFalse(ImportGraph.ofValidSource(root).ofFile(root.resolve("main.ato"), text).isFreeOfCode(), path);
        assertFalse(ImportGraph.ofAnySource(root).ofFile(root.resolve("main.ato"), text).isFreeOfCode(), path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from \"lib/a.ato\" import Top\n\"\"\"What it is for, and see other.txt.\"\"\"\n",
                "from 'linked/a.ato' import Top; x = \"C1525\"\n",
                "from \"lib/a.ato\" import Top\ncomponent A:\n    lcsc_id = \"C1\"\n",
                "#pragma experiment(\"BRIDGE_CONNECT\")\nfrom \"lib/a.ato\" import Top\n",
                "from \\\n  \"lib/a.ato\" import Top, Other\nimport Resistor, Capacitor\n",
                "from \"JLCPCB.ato\" import JLCPCB_4_Layer\nfrom \"regulators.ato\" import Adjustable\n",
                "module A:\n    \"\"\"from the text\"\"\"\n    x = 'y'\nmodule B from A:\n    pass\n"
            })
    void anOrdinaryDesignIsKnown(String text) {
        var closure = ImportGraph.ofAnySource(root).ofFile(root.resolve("main.ato"), text);
        assertTrue(closure.isFreeOfCode(), () -> text + closure);
        assertTrue(ImportGraph.ofValidSource(root).ofFile(root.resolve("main.ato"), text).isFreeOfCode(), text);
    }

    @Test
    void anAbsolutePathWithinTheProjectIsFollowed() throws IOException {
        Files.writeString(root.resolve("lib/evil.ato"), "from \"x.py\" import X\n");
        Files.writeString(root.resolve("lib/x.py"), "");
        var closure = ImportGraph.ofValidSource(root).ofFile(root.resolve("main.ato"), "from \"%s/lib/evil.ato\" import E\n".formatted(root));
        assertEquals("lib/x.py", closure.pythonNames());
    }

    @Test
    void aProjectWithinAnothersPackagesIsUnknown() throws IOException {
        var inner = Files.createDirectories(root.resolve(".ato/modules/acme/pack"));
        Files.writeString(inner.resolve("ato.yaml"), PLAIN);
        Files.writeString(inner.resolve("main.ato"), TOP);
        assertFalse(ImportGraph.ofAnySource(inner).ofFile(inner.resolve("main.ato"), TOP).isFreeOfCode());
        assertTrue(ImportGraph.ofAnySource(root).ofFile(inner.resolve("main.ato"), TOP).isFreeOfCode());
        assertFalse(ImportGraph.ofAnySource(root.resolve("lib")).ofFile(root.resolve("lib/a.ato"), TOP).isFreeOfCode());
    }

    @Test
    void theSampleBoardsAreKnown() throws IOException {
        try (var boards = Files.list(BOARDS.toRealPath())) {
            for (var board : boards.filter(board -> Files.exists(board.resolve("ato.yaml"))).toList()) {
                try (var sources = Files.find(board, 4, (file, _) -> file.toString().endsWith(".ato"))) {
                    for (var source : sources.toList()) {
                        var closure = ImportGraph.ofAnySource(board).ofFile(source, Files.readString(source));
                        assertEquals(List.of(), closure.unknown(), source.toString());
                    }
                }
            }
        }
    }
}
