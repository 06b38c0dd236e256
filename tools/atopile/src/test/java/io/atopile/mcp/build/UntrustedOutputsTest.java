package io.atopile.mcp.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.atopile.mcp.process.SandboxKind;
import io.atopile.mcp.project.AtopileSettings;
import io.atopile.mcp.project.ProjectFile;
import io.atopile.mcp.project.ProjectReadResult;
import io.atopile.mcp.project.RealAto;
import io.atopile.mcp.tool.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Python of an untrusted project writes where its outputs belong, and nothing that other programs execute or obey. */
class UntrustedOutputsTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String MANIFEST = "paths: {src: ./, layout: ./layouts%s}\nbuilds:\n  default: {entry: main.ato:App}\n";

    private static final String WRITER = """
            import json, os

            results = {}
            for path in @PATHS@:
                try:
                    os.makedirs(os.path.dirname("@ROOT@/" + path), exist_ok=True)
                    with open("@ROOT@/" + path, "a") as file:
                        file.write("evil")
                    results[path] = "written"
                except OSError as error:
                    results[path] = "refused"
            with open("@ROOT@/build/results.json", "w") as file:
                json.dump(results, file)

            import faebryk.core.node as fabll

            class Part(fabll.Node):
                pass
            """;

    @TempDir
    Path scratch;

    private Path root;
    private AtopileSettings settings;

    @BeforeEach
    void project() throws Exception {
        root = Files.createDirectory(scratch.resolve("board")).toRealPath();
        settings = RealAto.settings(scratch);
        assumeTrue(Set.of(SandboxKind.BUBBLEWRAP, SandboxKind.NAMESPACES).contains(RealAto.in(settings).sandbox().kind()), "no sandbox that builds such projects");
        Files.writeString(root.resolve("ato.yaml"), MANIFEST.formatted(""));
        Files.writeString(root.resolve("main.ato"), "from \"writer.py\" import Part\n\nmodule App:\n    part = new Part\n");
        Files.createDirectories(root.resolve(".git/hooks"));
        Files.writeString(root.resolve(".git/config"), "[core]\n");
        Files.createDirectories(root.resolve("layouts"));
        Files.writeString(root.resolve("layouts/CLAUDE.md"), "Ours.\n");
    }

    private void write(String... paths) throws IOException {
        var list = Json.mapper().writeValueAsString(paths);
        Files.writeString(root.resolve("writer.py"), WRITER.replace("@PATHS@", list).replace("@ROOT@", root.toString()));
    }

    @Test
    void nothingThatOtherProgramsObeyIsWritten() throws Exception {
        var refused = Set.of(
                ".git/config", ".git/hooks/post-checkout", ".mcp.json", ".vscode/tasks.json", ".envrc", "AGENTS.md", "ato.yaml", "main.ato", "sub/.git/config",
                "layouts/CLAUDE.md");
        var removed = Set.of("layouts/.git/config", "layouts/AGENTS.md", "build/builds/.envrc", "parts/.vscode/tasks.json");
        var kept = Set.of("layouts/notes.txt", "build/more.txt");
        write(Stream.of(refused, removed, kept).flatMap(Set::stream).toArray(String[]::new));
        var before = Files.readString(root.resolve("main.ato"));
        var view = build();
        assertEquals(BuildState.SUCCEEDED, view.record().state(), () -> view.result().toString());
        var results = Json.mapper().readTree(Files.readString(root.resolve("build/results.json")));
        for (var path : refused) {
            assertEquals("refused", results.path(path).asString(), path);
        }
        for (var path : removed) {
            assertEquals("written", results.path(path).asString(), path);
            assertFalse(Files.exists(root.resolve(path)), path);
        }
        for (var path : kept) {
            assertTrue(Files.exists(root.resolve(path)), path);
        }
        assertEquals(before, Files.readString(root.resolve("main.ato")));
        assertEquals("Ours.\n", Files.readString(root.resolve("layouts/CLAUDE.md")));
        assertFalse(Files.exists(root.resolve("parts")), "a directory that stayed empty is left");
        var warnings = String.join("\n", view.result().orElseThrow().warnings());
        assertTrue(warnings.contains("layouts/.git") && warnings.contains("were removed"), warnings);
    }

    @ParameterizedTest
    @ValueSource(strings = {", build: ./", ", build: .git", ", parts: layouts/.vscode", ", build: linked"})
    void outputsThatAreNotInADirectoryOfTheirOwnStopTheBuild(String paths) throws Exception {
        write("build/more.txt");
        Files.createSymbolicLink(root.resolve("linked"), Path.of(".git"));
        Files.writeString(root.resolve("ato.yaml"), MANIFEST.formatted(paths));
        var view = build();
        assertEquals(BuildState.FAILED, view.record().state());
        var warnings = String.join("\n", view.result().orElseThrow().warnings());
        assertTrue(warnings.contains("untrusted project") && warnings.contains("atopile-mcp trust"), warnings);
        assertFalse(Files.exists(root.resolve("build")));
    }

    private BuildView build() throws Exception {
        try (var builds = new Builds(settings)) {
            if (!(ProjectFile.read(root) instanceof ProjectReadResult.Read(var project))) {
                throw new IOException("no project");
            }
            var build = builds.start(RealAto.in(settings), project, project.findTarget("default").orElseThrow(), BuildOptions.DEFAULT);
            return builds.await(build.id(), PATIENCE, _ -> {}).filter(BuildView::isOver).orElseThrow();
        }
    }
}
