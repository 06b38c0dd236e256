package io.atopile.mcp.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxTest {

    private static final Path PYTHON = Path.of("/usr/bin/python3");

    @TempDir
    Path directory;

    @Test
    void theStrongestThatWorksConfines() throws Exception {
        var sandbox = new SystemSandbox(PYTHON, SandboxMode.WORKSPACE_WRITE, Optional.empty());
        assertEquals(SandboxKind.BUBBLEWRAP, sandbox.kind());
    }

    @Test
    void aWritableDirectoryIsWrittenAndAReadableOneOnlyRead() throws Exception {
        var read = Files.createDirectory(directory.resolve("read"));
        var write = Files.createDirectory(directory.resolve("write"));
        Files.writeString(read.resolve("file"), "text");
        var sandbox = new SystemSandbox(PYTHON, SandboxMode.WORKSPACE_WRITE, Optional.empty());
        var profile = SandboxProfile.reading(List.of(read)).writing(List.of(write));
        var command = new Command(
                List.of("/bin/sh", "-c", "cat ../read/file; echo new > made; echo x > ../read/made || exit 4"),
                write,
                Map.of(),
                Duration.ofSeconds(20),
                1_000,
                new Confinement(sandbox, profile));
        var exited = assertInstanceOf(Completion.Exited.class, command.run());
        assertEquals("text", exited.output());
        assertEquals(4, exited.code(), exited.errors());
        assertEquals("new\n", Files.readString(write.resolve("made")));
    }
}
