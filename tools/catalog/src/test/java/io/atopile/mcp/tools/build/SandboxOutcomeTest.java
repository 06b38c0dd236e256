package io.atopile.mcp.tools.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.build.Builds;
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
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** What a build says that the sandbox stopped, or that could not be confined. */
class SandboxOutcomeTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    private Path scratch = Path.of("");
    private Path root = Path.of("");

    @BeforeEach
    void makeProject() throws IOException {
        scratch = directory.toRealPath();
        root = Files.createDirectories(scratch.resolve("project"));
        Files.writeString(root.resolve("ato.yaml"), """
                requires-atopile: "^0.15.0"
                paths: {src: ./, layout: ./layouts}
                builds:
                  default: {entry: "top.ato:Top"}
                """);
    }

    private ObjectNode build(Optional<SandboxKind> kind) throws Exception {
        AtopileSettings settings = RealAto.settings(scratch).withSandbox(new SandboxSettings(SandboxMode.WORKSPACE_WRITE, List.of(), Optional.empty(), kind));
        try (var builds = new Builds(settings);
                var client = new Client(root, Stream.of(BuildTools.createTools(builds, new AtoFinder(settings), scratch.resolve("snapshots"))))) {
            return client.call("build_run", "{\"wait_seconds\": 200}");
        }
    }

    private void plainDesign() throws IOException {
        Files.writeString(root.resolve("top.ato"), "module Top:\n    signal a\n    signal b\n    a ~ b\n");
    }

    private void designWithPython(String statement) throws IOException {
        Files.writeString(root.resolve("top.ato"), "from \"part.py\" import Part\n\nmodule Top:\n    part = new Part\n");
        Files.writeString(
                root.resolve("part.py"), statement + "\nimport faebryk.core.node as fabll\n\n\nclass Part(fabll.Node):\n    pass\n");
    }

    @Test
    void aDemandedSandboxThatDoesNotWorkIsNamed() throws Exception {
        RealAto.in(RealAto.settings(scratch));
        plainDesign();
        var built = build(Optional.of(SandboxKind.SEATBELT));
        assertEquals("capability_missing", built.path("code").asString(), built::toString);
        assertEquals("FAILED: Nothing was built: the sandbox seatbelt doesn't work here: it is only available on macOS.", built.path("message").asString());
        assertTrue(built.path("hint").asString().contains("set sandbox.kind to auto"), built::toString);
        assertFalse(Files.exists(root.resolve("build")), "something was built");
    }

    @Test
    void aFileThatTheSandboxHidesIsNoMatterOfTheNetwork() throws Exception {
        RealAto.in(RealAto.settings(scratch));
        designWithPython("open(\"%s\")".formatted(Files.writeString(scratch.resolve("key"), "x")));
        var built = build(Optional.empty());
        assertEquals("build_failed", built.path("code").asString(), built::toString);
        assertTrue(built.path("hint").asString().startsWith("A build runs in a sandbox that sees only the project"), built::toString);
        assertFalse(built.toString().contains("sandbox.network"), built::toString);
    }

    @Test
    void aChosenSandboxThatIsTooWeakIsNamed() throws Exception {
        RealAto.in(RealAto.settings(scratch));
        designWithPython("");
        var built = build(Optional.of(SandboxKind.NONE));
        assertEquals("policy_denied", built.path("code").asString(), built::toString);
        assertTrue(built.path("message").asString().contains("sandbox.kind = none is too weak for it"), built::toString);
        assertFalse(built.path("hint").asString().contains("install bubblewrap"), built::toString);
    }
}
