package io.atopile.mcp.imports;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.imports.ImportClosure.PythonFile;
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
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever Python the real language server executes is found before, and it is refused for an untrusted project without a sandbox. */
@Timeout(240)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExecutedPythonTest {

    private static final String USE = "\n\nmodule Top:\n    p = new Part\n";
    private static final String VALID = "from \"evil.py\" import Part" + USE;
    private static final String YAML = "requires-atopile: \"^0.15.0\"\npaths:\n  src: ./\n  layout: ./layouts\nbuilds:\n  default:\n    entry: top.ato:Top\n";

    /**
     * One design.
     *
     * @param runs whether the real language server executes {@code evil.py}
     * @param found whether it is found without running anything
     */
    private record Design(String name, String top, Map<String, String> others, boolean runs, boolean found) {}

    private static Design design(String name, String top, boolean runs, boolean found) {
        return new Design(name, top, Map.of(), runs, found);
    }

    private static Design design(String name, String top, Map<String, String> others) {
        return new Design(name, top, others, true, true);
    }

    private static final List<Design> DESIGNS = List.of(
            design("plain", VALID, true, true),
            design("single quotes", "from 'evil.py' import Part" + USE, true, true),
            design("three quotes", "from \"\"\"evil.py\"\"\" import Part" + USE, true, true),
            design("no spaces", "from\"evil.py\"import Part" + USE, true, true),
            design("a joined line", "from \\\n  \"evil.py\" import Part" + USE, true, true),
            design("unused", "from \"evil.py\" import Part\n\nmodule Top:\n    pass\n", true, true),
            design("from the directory above", "from \"./x/../evil.py\" import Part" + USE, true, true),
            design("after a broken string", "x = \"open\n" + VALID, false, true),
            design("after a carriage return", "# a comment\r" + VALID, true, true),
            design("a stray symbol", "from @ \"evil.py\" import Part" + USE, true, true),
            design("behind a number", "5from \"evil.py\" import Part" + USE, true, true),
            design("a base class", "from \"evil.py\" import Part\n\nmodule Top from Part:\n    pass\n", true, true),
            design("another file", "from \"a.ato\" import A\n\nmodule Top:\n    a = new A\n", Map.of("a.ato", VALID.replace("Top", "A"))),
            design(
                    "two files away",
                    "from \"lib/a.ato\" import A\n\nmodule Top:\n    a = new A\n",
                    Map.of(
                            "lib/a.ato", "from \"b.ato\" import B\n\nmodule A:\n    b = new B\n",
                            "lib/b.ato", VALID.replace("Top", "B"))),
            design(
                    "an installed package",
                    "from \"acme/pack/pack.ato\" import Pack\n\nmodule Top:\n    a = new Pack\n",
                    Map.of(
                            ".ato/modules/acme/pack/pack.ato", VALID.replace("Top", "Pack").replace("evil.py", "code.py"),
                            ".ato/modules/acme/pack/ato.yaml", YAML.replace("top.ato:Top", "pack.ato:Pack"))),
            design("a comment", "# from \"evil.py\" import Part\nmodule Top:\n    pass\n", false, false),
            design("a documentation string", "\"\"\"\nfrom 'evil.py' import Part\n\"\"\"\nmodule Top:\n    pass\n", false, false),
            design("a value", "module Top:\n    text = \"evil.py\"\n    other = 'from \"evil.py\" import Part'\n", false, false),
            design("the standard library", "import Resistor\n\nmodule Top:\n    r = new Resistor\n", false, false));

    private Path scratch;
    private AtopileSettings user;
    private LanguageServer trusting;

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        scratch = directory.toRealPath();
        user = RealAto.settings(scratch);
        RealAto.in(user);
        trusting = new LanguageServer(new AtoFinder(unconfined(true), List.of(scratch)));
    }

    @AfterAll
    void stop() {
        trusting.close();
    }

    private AtopileSettings unconfined(boolean trust) {
        var none = new SandboxSettings(SandboxMode.WORKSPACE_WRITE, List.of(), Optional.empty(), Optional.of(SandboxKind.NONE));
        return user.withSandbox(none).withTrust(_ -> trust);
    }

    @Test
    void whatTheLanguageServerExecutesIsFound() {
        assertAll(DESIGNS.stream().map(design -> () -> {
            var document = written(design, "trusted");
            var closure = ImportGraph.ofAnySource(document.project()).ofFile(document.file(), document.text());
            assertEquals(design.found(), !closure.isFreeOfCode(), () -> design.name() + ": " + closure);
            assertInstanceOf(LanguageServerResult.Answer.class, trusting.listDiagnostics(document), design.name());
            assertEquals(design.runs(), Files.exists(document.project().resolve("PROOF")), design.name());
            assertTrue(design.found() || !design.runs(), design.name());
        }));
    }

    @Test
    void nothingOfAnUntrustedProjectIsExecutedWithoutASandbox() throws Exception {
        try (var server = new LanguageServer(new AtoFinder(unconfined(false)))) {
            for (var design : DESIGNS.stream().filter(Design::found).toList()) {
                var document = written(design, "untrusted");
                var denied = assertInstanceOf(LanguageServerResult.Denied.class, server.listDiagnostics(document), design.name());
                assertTrue(denied.reason().matches(".*(evil|code)\\.py.*not trusted; sandbox.kind = none is too weak for it"), denied.reason());
                assertFalse(Files.exists(document.project().resolve("PROOF")), design.name());
            }
            assertEquals(List.of(), server.processes());
        }
    }

    @Test
    void theImportingFileAndLineAreNamed() throws IOException {
        var design = DESIGNS.stream().filter(one -> one.name().equals("two files away")).findFirst().orElseThrow();
        var document = written(design, "named");
        assertEquals(
                List.of(new PythonFile("lib/evil.py", "lib/b.ato:1")),
                ImportGraph.ofValidSource(document.project()).ofEntry("top.ato:Top").python());
        assertEquals(
                List.of(new PythonFile("evil.py", "ato.yaml:1")), ImportGraph.ofValidSource(document.project()).ofEntry("evil.py:Part").python());
    }

    private Document written(Design design, String group) throws IOException {
        var project = Files.createDirectories(scratch.resolve(group).resolve(design.name().replace(' ', '-')));
        Files.writeString(project.resolve("ato.yaml"), YAML);
        for (var other : design.others().entrySet()) {
            Files.createDirectories(project.resolve(other.getKey()).resolveSibling(""));
            Files.writeString(project.resolve(other.getKey()), other.getValue());
        }
        var code = "open(%s, 'w').close()\nimport faebryk.core.node as fabll\nclass Part(fabll.Node):\n    pass\n"
                .formatted("'" + project.resolve("PROOF") + "'");
        for (var place : Stream.of("evil.py", "lib/evil.py", ".ato/modules/acme/pack/code.py").map(project::resolve).toList()) {
            if (Files.isDirectory(place.resolveSibling(""))) {
                Files.writeString(place, code);
            }
        }
        var top = Files.writeString(project.resolve("top.ato"), design.top());
        return new Document(project, top, design.top());
    }
}
