package io.atopile.mcp.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.process.Guard;
import io.atopile.mcp.process.MissingSandboxExtension;
import io.atopile.mcp.process.ProcessConfinement;
import io.atopile.mcp.process.SandboxKind;
import io.atopile.mcp.process.SandboxMode;
import io.atopile.mcp.process.SandboxProfile;
import io.atopile.mcp.process.SystemSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The real atopile builds a board under each kind of sandbox, with the usual limits. */
@ExtendWith(MissingSandboxExtension.class)
class SandboxBuildTest {

    private static final Path BOARD = Path.of("..", "..", "conformance", "boards", "blinker").toAbsolutePath().normalize();

    @TempDir
    Path scratch;

    @ParameterizedTest
    @EnumSource(names = "SEATBELT", mode = EnumSource.Mode.EXCLUDE)
    void aBoardIsBuilt(SandboxKind kind) throws Exception {
        AtoCli ato = RealAto.in(RealAto.settings(scratch));
        Path board = scratch.resolve("blinker");
        copy(BOARD, board);
        Path configuration = Files.createDirectories(scratch.resolve("configuration"));
        Files.createDirectories(ato.log());
        var environment = new HashMap<>(ato.environment());
        environment.put("XDG_CONFIG_HOME", configuration.toString());
        var sandbox = new SystemSandbox(ato.python(), SandboxMode.WORKSPACE_WRITE, Optional.of(kind));
        var launch = new Guard.Launch(
                ato.python(),
                List.of(ato.program().toString(), "build"),
                board,
                environment,
                scratch.resolve("out"),
                scratch.resolve("err"),
                Duration.ofSeconds(5),
                new ProcessConfinement(
                        sandbox,
                        SandboxProfile.ofReadable(List.of(ato.program().resolve("../..").normalize()))
                                .withWritable(List.of(board, configuration, ato.log()))));
        try (var guard = Guard.start(launch)) {
            assertEquals(OptionalInt.of(0), guard.await(Duration.ofMinutes(5)), () -> text("out") + text("err"));
        }
        try (Stream<Path> built = Files.walk(board.resolve("build"))) {
            assertTrue(built.anyMatch(file -> file.toString().endsWith(".bom.json")));
        }
    }

    private String text(String name) {
        try {
            return Files.readString(scratch.resolve(name));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }
}
