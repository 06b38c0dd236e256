package io.atopile.mcp.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atopile.mcp.imports.ImportClosure.OutsideImport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which imports lead out of a project, whatever way they take. */
class OutsideImportTest {

    private Path root;

    @BeforeEach
    void write(@TempDir Path scratch) throws IOException {
        var top = scratch.toRealPath();
        root = Files.createDirectories(top.resolve("project"));
        Files.writeString(root.resolve("ato.yaml"), "package: {identifier: acme/board}\npaths: {src: ./src, layout: ./layouts}\nbuilds: {default: {entry: src/a.ato:A}}\n");
        for (var folder : List.of("src/deep", ".ato/modules/acme/pack", "../outside")) {
            Files.createDirectories(root.resolve(folder));
        }
        for (var file : List.of("src/lib.ato", "src/deep/part.ato", ".ato/modules/acme/pack/pack.ato", "../outside/secret.ato", "../outside/secret")) {
            Files.writeString(root.resolve(file), "module S:\n    pass\n");
        }
        Files.createSymbolicLink(root.resolve("src/link.ato"), top.resolve("outside/secret.ato"));
        Files.createSymbolicLink(root.resolve("src/folder"), top.resolve("outside"));
        Files.createSymbolicLink(root.resolve("src/inner.ato"), root.resolve("src/lib.ato"));
        Files.createSymbolicLink(root.resolve(".ato/modules/acme/linked"), top.resolve("outside"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/etc/passwd",
                "/etc/../etc/passwd",
                "../../outside/secret.ato",
                "./../../outside/secret",
                "deep/../../../outside/secret.ato",
                "link.ato",
                "folder/secret.ato",
                "acme/linked/secret.ato",
                "../../../../../../../../../etc/nothing",
                "/nowhere/at/all.ato",
                "../outside/secret.ato",
                "/proc/self/environ",
                "acme/board/../../outside/secret.ato"
            })
    void itLeadsOut(String path) {
        assertEquals(List.of(new OutsideImport("src/a.ato", 2)), outside("# first\nfrom \"%s\" import S\n".formatted(path)), path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lib.ato",
                "./lib.ato",
                "deep/part.ato",
                "deep/../lib.ato",
                "../src/lib.ato",
                "inner.ato",
                "acme/pack/pack.ato",
                "acme/board/lib.ato",
                "src/lib.ato",
                "missing.ato",
                "../missing.ato",
                "evil.py"
            })
    void itStaysInside(String path) {
        assertEquals(List.of(), outside("# first\nfrom \"%s\" import S\n".formatted(path)), path);
    }

    @Test
    void onlyImportsCountAndAlsoThoseOfImportedFiles() throws IOException {
        assertEquals(List.of(), outside("# from \"/etc/passwd\" import S\nmodule A:\n    text = \"/etc/passwd\"\n"));
        Files.writeString(root.resolve("src/lib.ato"), "\n\nfrom '/etc/passwd' import S\n");
        assertEquals(List.of(new OutsideImport("src/lib.ato", 3)), outside("from \"lib.ato\" import Lib\n"));
        Files.writeString(root.resolve(".ato/modules/acme/pack/pack.ato"), "from \"../../../../../outside/secret.ato\" import S\n");
        assertEquals(List.of(new OutsideImport(".ato/modules/acme/pack/pack.ato", 1)), outside("from \"acme/pack/pack.ato\" import Pack\n"));
    }

    @Test
    void anEntryOutsideCountsWhereTheManifestNamesIt() throws IOException {
        Files.writeString(root.resolve("ato.yaml"), "paths: {src: ./}\nbuilds:\n  a: {entry: '../outside/secret.ato:S'}\n");
        assertEquals(List.of(new OutsideImport("ato.yaml", 3)), ImportGraph.ofValidSource(root).ofEntry("../outside/secret.ato:S").outside());
        assertEquals(List.of(new OutsideImport("ato.yaml", 1)), ImportGraph.ofValidSource(root).ofEntry("/etc/passwd:S").outside());
    }

    private List<OutsideImport> outside(String text) {
        var valid = ImportGraph.ofValidSource(root).ofFile(root.resolve("src/a.ato"), text).outside();
        assertEquals(valid, ImportGraph.ofAnySource(root).ofFile(root.resolve("src/a.ato"), text).outside());
        return valid;
    }
}
