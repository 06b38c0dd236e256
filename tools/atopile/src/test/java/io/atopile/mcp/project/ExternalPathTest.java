package io.atopile.mcp.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ExternalPathTest {

    @TempDir
    Path temporary;

    private Path root = Path.of("");
    private Path outside = Path.of("");

    @BeforeEach
    void lay() throws IOException {
        temporary = temporary.toRealPath();
        root = Files.createDirectories(temporary.resolve("board"));
        outside = Files.createDirectories(temporary.resolve("outside/deep")).resolveSibling("");
        Files.createSymbolicLink(root.resolve("away"), outside);
        Files.createSymbolicLink(root.resolve("chain"), Path.of("away"));
        Files.createSymbolicLink(root.resolve("nowhere"), temporary.resolve("absent"));
        Files.createDirectories(root.resolve("here/x"));
        Files.createSymbolicLink(root.resolve("inner"), Path.of("here"));
        Files.createDirectories(root.resolve(".git"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "paths: {build: ../outside} | paths.build | 1",
        "paths: {layout: ../outside/layouts} | paths.layout | 1",
        "paths: {src: /etc} | paths.src | 1",
        "paths: {parts: away/parts} | paths.parts | 1",
        "paths: {build: chain} | paths.build | 1",
        "paths: {build: nowhere} | paths.build | 1",
        "paths: {manifest: ../m.json} | paths.manifest | 1",
        "paths: {modules: ../modules} | paths.modules | 1",
        "paths: {root: /} | paths.root | 1",
        "paths: {build: here/../../outside} | paths.build | 1",
        "paths: {build: .git/hooks} | paths.build | 1",
        "builds: {default: {entry: a.ato:A, paths: {layout: ../l}}} | builds.default.paths.layout | 1",
        "builds: {default: {entry: a.ato:A, paths: {output_base: /tmp/x}}} | builds.default.paths.output_base | 1",
        "builds: {default: {entry: a.ato:A, paths: {netlist: away/n}}} | builds.default.paths.netlist | 1",
        "x: &p {build: ../o}~paths: {<<: *p} | paths.build | 1",
        "x: &p {build: ../o}~paths: *p | paths.build | 1",
        "paths: {build: build}~paths: {build: ../o} | paths.build | 2",
        "x: &b {paths: {layout: ../l}}~builds: {default: {<<: *b, entry: a.ato:A}} | x.paths.layout | 1"
    })
    void whereverItStandsItIsNamedWithItsLine(String yaml, String key, int line) throws IOException {
        var found = outward(yaml, List.of()).orElseThrow(() -> new AssertionError(yaml));
        assertEquals(key, found.entry().key());
        assertEquals(line, found.entry().line());
        assertTrue(found.message().contains(key) && found.message().contains(found.entry().value()), found.message());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "builds: {}", "paths: {build: build, src: ./, layout: layouts}", "paths: {build: inner/build}", "paths: {src: here/../here}",
        "paths: {layout: here/x/../y}", "paths: {}", "paths: {build: here}", "paths: {build: ROOT/build}",
        "builds: {default: {entry: a.ato:A, paths: {layout: layouts/other}}}", "package: {identifier: a/b, version: 1.0.0}"
    })
    void whatStaysInsideIsNone(String yaml) throws IOException {
        assertEquals(Optional.empty(), outward(yaml.replace("ROOT", root.toString()), List.of()));
    }

    /** Atopile's own places that a repository brings along as links. */
    @ParameterizedTest
    @CsvSource({"build, paths.build", "build/builds, paths.build", "build/builds/default, paths.build", "elec/layout, paths.layout",
        "elec/layout/default, paths.layout", "elec/layout/default/default.kicad_pcb, paths.layout", "elec/src, paths.src",
        "elec, paths.layout", "elec/src/parts, paths.parts", ".ato, packages", ".ato/modules, packages", "build/manifest.json, paths.build"})
    void aLinkInAPlaceOfAtopilesIsOne(String link, String key) throws IOException {
        Files.createDirectories(root.resolve(link).resolveSibling(""));
        Files.createSymbolicLink(root.resolve(link), outside);
        var found = outward("builds: {default: {entry: a.ato:A}}", List.of()).orElseThrow();
        assertEquals(key, found.entry().key());
        assertEquals(0, found.entry().line());
    }

    @Test
    void theUsersWritableDirectoriesAreAllRight() throws IOException {
        assertEquals(Optional.empty(), outward("paths: {build: ../outside/b, layout: away/l}", List.of(outside)));
        assertEquals(Optional.empty(), outward("paths: {build: chain/deep}", List.of(outside.resolve("deep"))));
        assertTrue(outward("paths: {build: ../outside-not}", List.of(outside)).isPresent());
        assertTrue(outward("paths: {build: ../outside/../other}", List.of(outside)).isPresent());
        Files.createSymbolicLink(outside.resolve("out"), Path.of("/etc"));
        assertTrue(outward("paths: {build: ../outside/out/x}", List.of(outside)).isPresent());
    }

    private Optional<ExternalPath> outward(String yaml, List<Path> writable) throws IOException {
        Files.writeString(root.resolve("ato.yaml"), yaml.replace("~", "\n") + "\n");
        var project = assertInstanceOf(ProjectReadResult.Read.class, ProjectFile.read(root)).project();
        return ExternalPath.of(project, writable);
    }
}
