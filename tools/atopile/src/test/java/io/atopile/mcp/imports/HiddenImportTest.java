package io.atopile.mcp.imports;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.language.Document;
import io.atopile.mcp.language.LanguageServer;
import io.atopile.mcp.language.LanguageServerResult;
import io.atopile.mcp.process.SandboxKind;
import io.atopile.mcp.process.SandboxMode;
import io.atopile.mcp.project.AtoFinder;
import io.atopile.mcp.project.AtopileSettings;
import io.atopile.mcp.project.RealAto;
import io.atopile.mcp.project.SandboxSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files that only atopile finds, by its reading of manifests, links and paths, don't make a design count as free of Python. */
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HiddenImportTest {

    private static final String PATHS = "paths: {src: ./, layout: ./layout}\n";
    private static final String EVIL = "from \"x.py\" import X\n\nmodule Evil:\n    x = new X\n";
    private static final String HARMLESS = "module Evil:\n    pass\n";

    /**
     * A project whose design imports a file that executes Python.
     *
     * @param document the design
     * @param files of the project; {@code evil.ato} gets {@code x.py} beside it, and a text that begins with {@code ->} is a link
     */
    private record Hidden(String name, String document, Map<String, String> files) {}

    private static String importing(String path) {
        return "from \"%s\" import Evil\n\nmodule Top:\n    e = new Evil\n".formatted(path);
    }

    private static final List<Hidden> HIDDEN = List.of(
            new Hidden(
                    "a merge in paths",
                    "main.ato",
                    Map.of(
                            "ato.yaml", "paths: {src: ./, layout: ./layout, <<: {modules: hid}}\n",
                            "main.ato", importing("lib/evil.ato"),
                            "hid/lib/evil.ato", EVIL)),
            new Hidden(
                    "a merge on top",
                    "main.ato",
                    Map.of("ato.yaml", "<<: {paths: {src: hid, layout: ./layout}}\n", "main.ato", importing("lib/evil.ato"), "hid/lib/evil.ato", EVIL)),
            new Hidden(
                    "an empty manifest in between",
                    "main.ato",
                    Map.of(
                            "ato.yaml", PATHS,
                            "main.ato", "from \"n/s/a.ato\" import A\n\nmodule Top:\n    a = new A\n",
                            "n/ato.yaml", "",
                            "n/s/a.ato", importing("b/evil.ato").replace("Top", "A"),
                            "n/b/evil.ato", EVIL)),
            new Hidden(
                    "up from where a link leads",
                    "main.ato",
                    Map.of("ato.yaml", PATHS, "main.ato", importing("l/../h/evil.ato"), "a/b/f.ato", HARMLESS, "l", "->a/b", "a/h/evil.ato", EVIL)),
            new Hidden(
                    "moved packages of an inner project",
                    "n/a.ato",
                    Map.of("ato.yaml", PATHS, "n/ato.yaml", "paths: {modules: hid}\n", "n/a.ato", importing("evil.ato"), "n/hid/evil.ato", EVIL)),
            new Hidden(
                    "a repeated key",
                    "n/a.ato",
                    Map.of(
                            "ato.yaml", PATHS,
                            "n/ato.yaml", "paths: {src: ./}\npaths: {src: hid}\n",
                            "n/a.ato", importing("evil.ato"),
                            "n/hid/evil.ato", EVIL,
                            "evil.ato", HARMLESS)),
            new Hidden(
                    "a line break of old YAML",
                    "main.ato",
                    Map.of(
                            "ato.yaml", "# comment\u2028paths: {src: hid, layout: ./layout}\n",
                            "main.ato", importing("evil.ato"),
                            "hid/evil.ato", EVIL,
                            "elec/src/evil.ato", HARMLESS)),
            new Hidden(
                    "an inner project's sources for a file of the outer one",
                    "n/a.ato",
                    Map.of(
                            "ato.yaml", PATHS,
                            "n/ato.yaml", "paths: {src: hid}\n",
                            "n/a.ato", "from \"../lib/a.ato\" import A\n\nmodule Top:\n    a = new A\n",
                            "lib/a.ato", importing("evil.ato").replace("Top", "A"),
                            "n/hid/evil.ato", EVIL,
                            "evil.ato", HARMLESS)),
            new Hidden(
                    "a name that begins with the package's",
                    "main.ato",
                    Map.of(
                            "ato.yaml", "package: {identifier: acme/board}\npaths: {src: s, layout: ./layout}\n",
                            "main.ato", importing("acme/board/none/../h/evil.ato"),
                            "s/h/evil.ato", EVIL,
                            "acme/board/h/evil.ato", HARMLESS)),
            new Hidden(
                    "sources behind a link and the directory above",
                    "main.ato",
                    Map.of(
                            "ato.yaml", "paths: {src: l/../hid, layout: ./layout}\n",
                            "main.ato", importing("evil.ato"),
                            "a/b/f.ato", HARMLESS,
                            "l", "->a/b",
                            "a/hid/evil.ato", EVIL,
                            "hid/evil.ato", HARMLESS)),
            new Hidden(
                    "a linked file",
                    "main.ato",
                    Map.of(
                            "ato.yaml", PATHS,
                            "main.ato", "from \"l/a.ato\" import A\n\nmodule Top:\n    a = new A\n",
                            "l/a.ato", "->../s/a.ato",
                            "l/evil.ato", HARMLESS,
                            "s/a.ato", importing("./evil.ato").replace("Top", "A"),
                            "s/evil.ato", EVIL)),
            new Hidden(
                    "a package that imports the project's file",
                    "main.ato",
                    Map.of(
                            "ato.yaml", "paths: {src: hid, layout: ./layout}\n",
                            "main.ato", "from \"acme/pack/a.ato\" import A\n\nmodule Top:\n    a = new A\n",
                            ".ato/modules/acme/pack/ato.yaml", "x: [",
                            ".ato/modules/acme/pack/a.ato", importing("evil.ato").replace("Top", "A"),
                            "hid/evil.ato", EVIL)));

    private Path scratch;
    private AtopileSettings user;

    @BeforeAll
    void find(@TempDir Path directory) throws Exception {
        scratch = directory.toRealPath();
        user = RealAto.settings(scratch);
        RealAto.in(user);
    }

    private AtopileSettings unconfined(boolean trust) {
        var none = new SandboxSettings(SandboxMode.WORKSPACE_WRITE, List.of(), Optional.empty(), Optional.of(SandboxKind.NONE));
        return user.withSandbox(none).withTrust(_ -> trust);
    }

    @Test
    void whatTheLanguageServerFindsIsNotTakenForFreeOfPython() {
        try (var trusting = new LanguageServer(new AtoFinder(unconfined(true), List.of(scratch)))) {
            assertAll(HIDDEN.stream().map(hidden -> () -> {
                var document = written(hidden, "trusted");
                assertFalse(closure(document).isFreeOfCode(), () -> hidden.name() + ": " + closure(document));
                assertFalse(ofEntry(document).isFreeOfCode(), () -> hidden.name() + ": " + ofEntry(document));
                assertInstanceOf(LanguageServerResult.Answer.class, trusting.listDiagnostics(document), hidden.name());
                assertTrue(Files.exists(document.project().resolve("PROOF")), () -> hidden.name() + " executes nothing, so that the case proves nothing");
            }));
        }
    }

    @Test
    void itIsNotReadUnconfined() throws Exception {
        try (var server = new LanguageServer(new AtoFinder(unconfined(false)))) {
            for (var hidden : HIDDEN) {
                var document = written(hidden, "untrusted");
                var denied = assertInstanceOf(LanguageServerResult.Denied.class, server.listDiagnostics(document), hidden.name());
                assertTrue(denied.reason().contains("not trusted"), denied.reason());
                assertFalse(Files.exists(document.project().resolve("PROOF")), hidden.name());
            }
            assertEquals(List.of(), server.processes());
        }
    }

    @Test
    void whatIsNotFoundIsNamed() throws Exception {
        var typo = new Hidden("typo", "main.ato", Map.of("ato.yaml", PATHS, "main.ato", importing("parts/evli.ato"), "parts/evil.ato", HARMLESS));
        var document = written(typo, "named");
        assertEquals(List.of("'parts/evli.ato', imported in main.ato:1, was not found"), closure(document).unknown());
        try (var server = new LanguageServer(new AtoFinder(unconfined(false)))) {
            var denied = assertInstanceOf(LanguageServerResult.Denied.class, server.listDiagnostics(document));
            assertTrue(denied.reason().contains("'parts/evli.ato', imported in main.ato:1, was not found"), denied.reason());
        }
    }

    private static ImportClosure closure(Document document) {
        return ImportGraph.ofAnySource(document.project()).ofFile(document.file(), document.text());
    }

    private static ImportClosure ofEntry(Document document) {
        return ImportGraph.ofValidSource(document.project()).ofEntry(document.project().relativize(document.file()) + ":Top");
    }

    private Document written(Hidden hidden, String kind) throws IOException {
        var project = Files.createDirectories(scratch.resolve(kind).resolve(hidden.name().replaceAll("\\W", "-")));
        var python = "import faebryk.core.node as fabll\nopen('%s', 'a').write('x')\nclass X(fabll.Node):\n    pass\n".formatted(project.resolve("PROOF"));
        for (var file : hidden.files().entrySet()) {
            var place = project.resolve(file.getKey());
            Files.createDirectories(place.getParent());
            if (file.getValue().startsWith("->")) {
                Files.createSymbolicLink(place, Path.of(file.getValue().substring(2)));
                continue;
            }
            Files.writeString(place, file.getValue());
            if (file.getValue().equals(EVIL)) {
                Files.writeString(place.resolveSibling("x.py"), python);
            }
        }
        return new Document(project, project.resolve(hidden.document()), Objects.requireNonNull(hidden.files().get(hidden.document())));
    }
}
