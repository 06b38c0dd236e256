package io.atopile.mcp.packages;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import org.junit.jupiter.params.provider.ValueSource;

/** From where a project may take packages that are copied into it. */
class FolderCheckTest {

    private static final String PACKAGE = "package: {identifier: acme/pack, version: 1.0.0}\n";

    private Path top = Path.of("");
    private Path root = Path.of("");

    @BeforeEach
    void make(@TempDir Path scratch) throws IOException {
        top = scratch.toRealPath();
        root = top.resolve("open/project");
        for (var folder : List.of("open/project/pack", "open/common/pack", "open/common/.ssh/pack", "outside/pack", "open/project/linked")) {
            Files.createDirectories(top.resolve(folder));
            Files.writeString(top.resolve(folder).resolve("ato.yaml"), PACKAGE);
        }
        Files.writeString(top.resolve("outside/secret"), "hunter2");
        Files.writeString(root.resolve(".env"), "KEY=hunter2");
        Files.createSymbolicLink(root.resolve("way"), top.resolve("outside"));
        Files.createSymbolicLink(root.resolve("direct"), top.resolve("outside/pack"));
        Files.createSymbolicLink(top.resolve("open/common/inner"), top.resolve("open/common/pack"));
        Files.createSymbolicLink(root.resolve("linked/notes.txt"), top.resolve("outside/secret"));
        named("moved", PACKAGE + "paths: {root: /etc}\n");
        named("private", PACKAGE);
        Files.createSymbolicLink(root.resolve("private/notes.txt"), root.resolve(".env"));
        named("chained", PACKAGE + "dependencies: [{type: file, identifier: acme/far, path: ../../../outside/pack}]\n");
        Files.createDirectories(root.resolve("dressed"));
        Files.createSymbolicLink(root.resolve("dressed/ato.yaml"), top.resolve("outside/pack/ato.yaml"));
        named("fine", PACKAGE + "dependencies: [{type: file, identifier: acme/pack, path: ../pack}, {type: file, path: ../fine}]\n");
        Files.createSymbolicLink(root.resolve("fine/alias.ato"), root.resolve("main.ato"));
    }

    private void named(String folder, String manifest) throws IOException {
        Files.createDirectories(root.resolve(folder));
        Files.writeString(root.resolve(folder).resolve("ato.yaml"), manifest);
    }

    private Optional<String> fault(String path) throws IOException {
        Files.writeString(root.resolve("ato.yaml"), "dependencies:\n  - {type: file, identifier: acme/pack, path: \"%s\"}\n".formatted(path));
        return FolderCheck.findFault(root, List.of(top.resolve("open")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../outside/pack",
                "/etc",
                "./pack/../../../outside/pack",
                "way/pack",
                "direct",
                "linked",
                "private",
                "moved",
                "chained",
                "dressed",
                "../common/.ssh/pack",
                "../../..",
                "/"
            })
    void itMayNotBeCopied(String path) throws IOException {
        var fault = fault(path).orElseThrow(() -> new AssertionError(path));
        assertTrue(fault.contains(path) || fault.contains("outside/pack"), fault);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pack", "./pack", "fine", "../common/pack", "../common/inner", "../../open/common/pack", "nowhere", "../../outside/nowhere", "a\\0b"})
    void itMayBeCopied(String path) throws IOException {
        assertEquals(Optional.empty(), fault(path));
    }

    @Test
    void whatIsBesideTheProjectIsOpenOnlyWhereTheUserOpenedIt() throws IOException {
        fault("../common/pack");
        assertTrue(FolderCheck.findFault(root, List.of(root)).orElse("").contains("'../common/pack'"));
        Files.writeString(root.resolve("ato.yaml"), "dependencies: ['file://../../outside/pack']\n");
        assertTrue(FolderCheck.findFault(root, List.of(top.resolve("open"))).orElse("").contains("outside/pack"));
        Files.writeString(root.resolve("ato.yaml"), "dependencies: ['acme/pack@1.0.0', {type: registry, identifier: acme/other}]\n");
        assertEquals(Optional.empty(), FolderCheck.findFault(root, List.of(root)));
    }
}
