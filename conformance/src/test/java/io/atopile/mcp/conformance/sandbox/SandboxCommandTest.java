package io.atopile.mcp.conformance.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.conformance.board.Board;
import io.atopile.mcp.conformance.parts.Program;
import io.atopile.mcp.conformance.parts.RealParts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A person's command runs as a build's child would: in the project, without what lies outside of it. */
class SandboxCommandTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private Path scratch;

    private Path project;

    @BeforeEach
    void makeProject() throws Exception {
        RealParts.ato();
        project = Board.copy("blinker", scratch.resolve("project")).root();
        Files.writeString(scratch.resolve("canary"), "secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bubblewrap", "namespaces", "landlock"})
    void itWritesTheProjectAndReadsNothingBeside(String kind) throws Exception {
        var ended = sandbox(kind, List.of(), "cat ../canary; touch made; cat; exit 7");
        assertEquals(7, ended.code(), ended.err());
        assertEquals("given", ended.out());
        assertTrue(Files.exists(project.resolve("made")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bubblewrap", "namespaces", "landlock"})
    void readOnlyWritesNothing(String kind) throws Exception {
        var ended = sandbox(kind, List.of("--read-only"), "touch made");
        assertEquals(1, ended.code(), ended.err());
        assertFalse(Files.exists(project.resolve("made")));
    }

    @Test
    void itHasTheDirectoriesThatBuildsOfTheProjectHave() throws Exception {
        var ended = sandbox("auto", List.of(), "echo $HOME; echo $XDG_CONFIG_HOME");
        assertEquals(0, ended.code(), ended.err());
        var projects = scratch.resolve("state/atopile-mcp/atopile/0.15.9/projects").toString();
        assertTrue(ended.out().lines().allMatch(line -> line.startsWith(projects)), ended.out());
    }

    @Test
    void withoutAProjectNothingIsMounted() throws Exception {
        var bare = Files.createDirectories(scratch.resolve("bare"));
        var ended = Program.of(bare, RealParts.installed(), "sandbox", "--", "/bin/cat", "../canary")
                .with("XDG_STATE_HOME", scratch.resolve("state"))
                .with("XDG_CONFIG_HOME", scratch.resolve("config"))
                .run(PATIENCE, "");
        assertEquals(2, ended.code(), ended.err());
        assertEquals("", ended.out());
        assertTrue(ended.err().contains("The working directory is not in an atopile project"), ended.err());
    }

    @Test
    void aSandboxThatDoesNotWorkIsAnError() throws Exception {
        var ended = sandbox("seatbelt", List.of(), "touch made");
        assertEquals(1, ended.code(), ended.out());
        assertTrue(ended.err().contains("the sandbox seatbelt doesn't work here"), ended.err());
        assertFalse(Files.exists(project.resolve("made")));
    }

    private Program.Ended sandbox(String kind, List<String> options, String script) throws Exception {
        if (kind.equals("bubblewrap")) {
            RealParts.bubblewrap();
        }
        var command = new ArrayList<Object>(List.of(RealParts.installed(), "sandbox"));
        command.addAll(options);
        command.addAll(List.of("--", "/bin/sh", "-c", script));
        return Program.of(project, command.toArray())
                .with("XDG_STATE_HOME", scratch.resolve("state"))
                .with("XDG_CONFIG_HOME", scratch.resolve("config"))
                .with("ATOPILE_MCP_SANDBOX_KIND", kind)
                .run(PATIENCE, "given");
    }
}
