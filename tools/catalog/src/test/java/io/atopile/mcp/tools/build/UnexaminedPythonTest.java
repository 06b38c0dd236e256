package io.atopile.mcp.tools.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.build.Builds;
import io.atopile.mcp.imports.ImportClosure.PythonFile;
import io.atopile.mcp.imports.ImportGraph;
import io.atopile.mcp.project.AtoFinder;
import io.atopile.mcp.project.RealAto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** A design that is partly Python is never called verified; one that imports files outside of the project is not built. */
@Timeout(240)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnexaminedPythonTest {

    private static final String PART =
            "import faebryk.core.node as fabll\nimport faebryk.library._F as F\nclass Mid(fabll.Node):\n    v = F.Parameters.NumericParameter.MakeChild(unit=F.Units.Volt)\n";
    private static final String USE = "\nmodule Top:\n    m = new Mid\n";

    private Builds builds;
    private Client client;
    private Path root;

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        var scratch = directory.toRealPath();
        var settings = RealAto.settings(scratch);
        RealAto.in(settings);
        root = Files.createDirectories(scratch.resolve("project"));
        builds = new Builds(settings);
        client = new Client(root, Stream.of(BuildTools.createTools(builds, new AtoFinder(settings), scratch.resolve("snapshots"))));
        write("ato.yaml", """
                requires-atopile: "^0.15.0"
                paths: {src: ./, layout: ./layouts}
                builds:
                  python: {entry: "top.ato:Top"}
                  plain: {entry: "plain.ato:Top"}
                  leak: {entry: "leak.ato:Leak"}
                  above: {entry: "../secret.ato:Top"}
                """);
        write("mid.py", PART);
        write("lib/deep.py", PART);
        write(".ato/modules/acme/pack/part.py", PART);
        write(".ato/modules/acme/pack/pack.ato", "from \"part.py\" import Mid\nmodule Pack:\n    m = new Mid\n");
        write("lib/inner.ato", "from \"deep.py\" import Mid\nmodule Inner:\n    m = new Mid\n");
        write("lib/outer.ato", "from \"inner.ato\" import Inner\nmodule Outer:\n    m = new Inner\n");
        write("top.ato", "from \"mid.py\" import Mid\nimport Resistor\n" + USE);
        write("plain.ato", "# from \"mid.py\" import Mid\nmodule Top:\n    signal a\n    signal b\n    a ~ b\n    assert 1V within 1V to 2V\n");
        write("leak.ato", "# leaks\nfrom \"../secret\" import S\nmodule Leak:\n    s = new S\n");
        Files.writeString(root.resolveSibling("secret"), "hunter2:x:0:0\n");
        Files.writeString(root.resolveSibling("secret.ato"), "hunter2:x:0:0\n");
        Files.createSymbolicLink(root.resolve("alias.ato"), root.resolve("mid.py"));
    }

    @AfterAll
    void stop() {
        client.close();
        builds.close();
    }

    private void write(String name, String text) throws IOException {
        Files.createDirectories(root.resolve(name).resolveSibling(""));
        Files.writeString(root.resolve(name), text);
    }

    @Test
    void aBuildNamesThePythonThatNobodyExamined() {
        var built = build("python");
        assertEquals("unverified", built.at("/data/verdict").asString(), built.toString());
        assertTrue(built.path("message").asString().contains("is done but UNVERIFIED"), built.path("message").asString());
        var examined = built.at("/data/design_warnings").values().stream().filter(each -> each.path("code").asString().equals("python_not_examined")).toList();
        assertEquals(List.of("top.ato:1"), examined.stream().map(each -> each.path("file").asString() + ":" + each.path("line").asInt()).distinct().toList(), built.toString());
        assertTrue(examined.getFirst().path("message").asString().contains("mid.py, referenced in top.ato:1, is a Python file"), examined::toString);
        assertEquals("unverified", call("build_run", "{'target': 'python', 'wait_seconds': 200, 'require_verified': true}").path("code").asString());
        var told = call("build_explain", "{'target': 'python'}");
        assertEquals("The build succeeded, but not all of the design is on the board or could be examined.", told.at("/data/cause/message").asString(), told.toString());
        assertEquals("No fix is known: do what the message says, then build_run.", told.path("hint").asString(), told.toString());
        assertEquals("verified", build("plain").at("/data/verdict").asString());
    }

    @Test
    void aDesignThatImportsFilesOutsideIsNotRun() {
        var leak = build("leak");
        assertEquals("build_failed", leak.path("code").asString(), leak.toString());
        assertEquals("outside_import", leak.at("/data/first_error/code").asString(), leak.toString());
        assertEquals("leak.ato:2", leak.at("/data/first_error/file").asString() + ":" + leak.at("/data/first_error/line").asInt());
        assertEquals("from \"../secret\" import S", leak.at("/data/first_error/source").asString());
        var above = build("above");
        assertEquals("ato.yaml:7", above.at("/data/first_error/file").asString() + ":" + above.at("/data/first_error/line").asInt());
        for (var answer : List.of(leak, above, call("build_logs", "{'build_id': '%s'}".formatted(leak.at("/data/build_id").asString())))) {
            assertFalse(answer.toString().contains("hunter2"), answer.toString());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "from 'mid.py' import Mid | mid.py top.ato:1",
        "from 'mid.py' import Mid as Other | mid.py top.ato:1",
        "from 'lib/deep.py' import Mid | lib/deep.py top.ato:1",
        "from 'lib/inner.ato' import Inner | lib/deep.py lib/inner.ato:1",
        "from 'lib/outer.ato' import Outer | lib/deep.py lib/inner.ato:1",
        "from 'acme/pack/pack.ato' import Pack | .ato/modules/acme/pack/part.py .ato/modules/acme/pack/pack.ato:1",
        "from 'acme/pack/part.py' import Mid | .ato/modules/acme/pack/part.py top.ato:1",
        "from 'alias.ato' import Mid | mid.py top.ato:1",
        "from './lib/../mid.py' import Mid | mid.py top.ato:1",
        "import Resistor; from 'mid.py' import Mid | mid.py top.ato:1",
        "# from 'mid.py' import Mid | ``",
        "text = \"from 'mid.py' import Mid\" | ``",
        "text = 'mid.py' | ``",
        "import Resistor | ``"
    })
    void everyWayToPythonIsFound(String line, String expected) {
        var file = root.resolve("top.ato");
        var found = ImportGraph.ofValidSource(root).ofFile(file, line + "\n\nmodule Top:\n    pass\n").python().stream().map(UnexaminedPythonTest::words).toList();
        assertEquals(expected.isEmpty() ? List.of() : List.of(expected), found);
    }

    private static String words(PythonFile file) {
        return file.file() + " " + file.importer();
    }

    private JsonNode build(String target) {
        return call("build_run", "{'target': '%s', 'wait_seconds': 200}".formatted(target));
    }

    private JsonNode call(String tool, String arguments) {
        return client.call(tool, arguments.replace('\'', '"'));
    }
}
