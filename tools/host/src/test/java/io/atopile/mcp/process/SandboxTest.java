package io.atopile.mcp.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(MissingSandboxExtension.class)
class SandboxTest {

    private static final Path PYTHON = Path.of("/usr/bin/python3");

    @TempDir
    Path directory;

    @Test
    void theStrongestThatWorksConfines() throws Exception {
        var sandbox = new SystemSandbox(PYTHON, SandboxMode.WORKSPACE_WRITE, Optional.empty());
        var installed = Files.isExecutable(Path.of("/usr/bin/bwrap"));
        assertEquals(installed ? SandboxKind.BUBBLEWRAP : SandboxKind.NAMESPACES, sandbox.kind());
    }

    @Test
    void aWritableDirectoryIsWrittenAndAReadableOneOnlyRead() throws Exception {
        var read = Files.createDirectory(directory.resolve("read"));
        var write = Files.createDirectory(directory.resolve("write"));
        Files.writeString(read.resolve("file"), "text");
        var sandbox = new SystemSandbox(PYTHON, SandboxMode.WORKSPACE_WRITE, Optional.empty());
        var profile = SandboxProfile.ofReadable(List.of(read)).withWritable(List.of(write));
        var command = new Command(
                List.of("/bin/sh", "-c", "cat ../read/file; echo new > made; echo x > ../read/made || exit 4"),
                write,
                Map.of(),
                Duration.ofSeconds(20),
                1_000,
                new ProcessConfinement(sandbox, profile));
        var exited = assertInstanceOf(Completion.Exited.class, command.run());
        assertEquals("text", exited.output());
        assertEquals(4, exited.code(), exited.errors());
        assertEquals("new\n", Files.readString(write.resolve("made")));
    }

    @Test
    void fullAccessConfinesNothing() throws Exception {
        var sandbox = new SystemSandbox(PYTHON, SandboxMode.DANGER_FULL_ACCESS, Optional.of(SandboxKind.BUBBLEWRAP));
        assertEquals(SandboxKind.NONE, sandbox.kind());
        var command = new Command(List.of("/bin/touch", "made"), directory, Map.of(), Duration.ofSeconds(20), 1_000)
                .withConfinement(new ProcessConfinement(sandbox, SandboxProfile.EMPTY));
        assertInstanceOf(Completion.Exited.class, command.run());
        assertTrue(Files.exists(directory.resolve("made")));
    }

    @Test
    void aDemandedKindThatDoesNotWorkIsAnError() throws Exception {
        var sandbox = new SystemSandbox(PYTHON, SandboxMode.WORKSPACE_WRITE, Optional.of(SandboxKind.SEATBELT));
        assertThrows(SandboxException.class, sandbox::kind);
        var command = new Command(List.of("/bin/touch", "made"), directory, Map.of(), Duration.ofSeconds(20), 1_000)
                .withConfinement(new ProcessConfinement(sandbox, SandboxProfile.EMPTY.withWritable(List.of(directory))));
        assertEquals(
                new Completion.NotStarted("the sandbox seatbelt doesn't work here: it is only available on macOS"), command.run());
        assertFalse(Files.exists(directory.resolve("made")));
    }

    @ParameterizedTest
    @EnumSource(names = "SEATBELT", mode = EnumSource.Mode.EXCLUDE)
    void theEnvironmentAndTheInputAreWhatWasGiven(SandboxKind kind) throws Exception {
        var sandbox = new SystemSandbox(PYTHON, SandboxMode.WORKSPACE_WRITE, Optional.of(kind));
        var command = new Command(List.of("/bin/sh", "-c", "/usr/bin/env; cat"), Path.of("/"), Map.of("GIVEN", "1 =x\n2"), Duration.ofSeconds(20), 1_000)
                .withConfinement(new ProcessConfinement(sandbox, SandboxProfile.EMPTY));
        var exited = assertInstanceOf(Completion.Exited.class, command.run());
        List<String> lines = exited.output().lines().filter(line -> !line.startsWith("PWD=") && !line.startsWith("_=") && !line.startsWith("SHLVL=")).toList();
        List<String> added = kind == SandboxKind.LANDLOCK ? List.of("HOME", "TMPDIR") : List.of();
        assertEquals(List.of("GIVEN=1 =x", "2"), lines.stream().filter(line -> added.stream().noneMatch(name -> line.startsWith(name + "="))).toList());
    }

    @ParameterizedTest
    @EnumSource(names = "SEATBELT", mode = EnumSource.Mode.EXCLUDE)
    void aProgramThatIsNotThereEndsWith127(SandboxKind kind) throws Exception {
        var sandbox = new SystemSandbox(PYTHON, SandboxMode.WORKSPACE_WRITE, Optional.of(kind));
        var command = new Command(List.of("/nonexistent"), Path.of("/"), Map.of(), Duration.ofSeconds(20), 1_000)
                .withConfinement(new ProcessConfinement(sandbox, SandboxProfile.EMPTY));
        assertEquals(new Completion.NotStarted("nonexistent is not an executable file"), command.run());
        var shell = new Command(List.of("nonexistent"), Path.of("/"), Map.of("PATH", "/usr/bin"), Duration.ofSeconds(20), 1_000)
                .withConfinement(new ProcessConfinement(sandbox, SandboxProfile.EMPTY));
        assertEquals(127, assertInstanceOf(Completion.Exited.class, shell.run()).code());
    }
}
