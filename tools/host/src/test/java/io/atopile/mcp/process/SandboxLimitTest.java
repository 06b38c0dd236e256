package io.atopile.mcp.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each limit ends what exceeds it with an outcome, under each kind of sandbox and under none. */
@ExtendWith(MissingSandboxExtension.class)
class SandboxLimitTest {

    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final ResourceLimits SMALL = new ResourceLimits(512L << 20, 40, 1 << 20, 64, 1);

    @TempDir
    Path directory;

    static Stream<Arguments> kinds() {
        return Stream.of(SandboxKind.BUBBLEWRAP, SandboxKind.NAMESPACES, SandboxKind.LANDLOCK, SandboxKind.NONE)
                .flatMap(kind -> SandboxUser.all().map(user -> Arguments.of(kind, user)));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void memoryEndsWithAnError(SandboxKind kind, SandboxUser user) throws Exception {
        Completion.Exited exited = run(kind, user, "bytearray(1 << 30)");
        assertEquals(1, exited.code());
        assertTrue(exited.errors().contains("MemoryError"), exited.errors());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aLargeFileEndsWithAnError(SandboxKind kind, SandboxUser user) throws Exception {
        Completion.Exited exited = run(kind, user, "open('large', 'wb').write(bytes(2 << 20))");
        assertEquals(1, exited.code());
        assertTrue(exited.errors().contains("File too large"), exited.errors());
        assertTrue(Files.size(directory.resolve("large")) <= SMALL.fileBytes());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void openFilesEndWithAnError(SandboxKind kind, SandboxUser user) throws Exception {
        Completion.Exited exited = run(kind, user, "[open('/dev/null') for _ in range(100)]; kept = _");
        assertEquals(1, exited.code());
        assertTrue(exited.errors().contains("Too many open files"), exited.errors());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aLoopIsKilled(SandboxKind kind, SandboxUser user) throws Exception {
        Completion.Exited exited = run(kind, user, "while True: pass");
        assertTrue(Set.of(128 + 9, 128 + 24).contains(exited.code()), exited.toString());
    }

    /** The system's own limit doesn't bind root, whose processes are counted instead. */
    @ParameterizedTest
    @MethodSource("kinds")
    void forksEndWithAnErrorOrAreKilled(SandboxKind kind, SandboxUser user) throws Exception {
        String forks = """
                import os, time
                for count in range(300):
                    if not os.fork():
                        time.sleep(30)
                        os._exit(0)
                time.sleep(30)
                print("survived")
                """;
        Completion.Exited exited = run(kind, user, forks);
        assertTrue(exited.code() != 0 && !exited.output().contains("survived"), exited.toString());
        boolean root = user == SandboxUser.SELF && SandboxUser.all().count() > 1;
        assertTrue(
                exited.errors().contains(root ? "more than 40 processes" : "Resource temporarily unavailable"),
                exited.errors());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void noMemoryIsDumped(SandboxKind kind, SandboxUser user) throws Exception {
        assertEquals(
                "(0, 0)\n",
                run(kind, user, "import resource; print(resource.getrlimit(resource.RLIMIT_CORE))").output());
    }

    private Completion.Exited run(SandboxKind kind, SandboxUser user, String script) throws Exception {
        user.own(directory);
        var profile = new SandboxProfile(List.of(), List.of(directory), NetworkAccess.NONE, Set.of(), SMALL);
        List<String> argv = user.argv(user.sandbox()
                .wrap(
                        kind,
                        List.of(),
                        List.of(SandboxUser.PYTHON.toString(), "-I", "-c", script),
                        directory,
                        new ProcessConfinement(user.sandbox(), profile)));
        return assertInstanceOf(
                Completion.Exited.class, new Command(argv, directory, Map.of(), DEADLINE, 20_000).run());
    }
}
