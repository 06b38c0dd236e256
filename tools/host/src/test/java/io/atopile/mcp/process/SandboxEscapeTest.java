package io.atopile.mcp.process;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A hostile program tries to get out of each kind of sandbox, as the user of this test and, for root, as an ordinary user. */
@ExtendWith(MissingSandboxExtension.class)
class SandboxEscapeTest {

    private static final Duration DEADLINE = Duration.ofMinutes(2);

    /** What Landlock can't hold back; the other kinds hold back everything. */
    private static final Set<String> OPEN_UNDER_LANDLOCK = Set.of(
            "learn_name",
            "read_command_of_other",
            "change_mode",
            "change_times",
            "change_attribute",
            "change_owner",
            "connect_path");

    @TempDir
    Path directory;

    static Stream<Arguments> kinds() {
        return Stream.of(SandboxKind.BUBBLEWRAP, SandboxKind.NAMESPACES, SandboxKind.LANDLOCK)
                .flatMap(kind -> SandboxUser.all().map(user -> Arguments.of(kind, user)));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void nothingGetsOut(SandboxKind kind, SandboxUser user) throws Exception {
        prepare(user);
        try (var target = HostileTarget.start(user, directory.resolve("outside"))) {
            Map<String, String> results = attempt(kind, user, target);
            var open = new TreeSet<String>();
            results.forEach((name, result) -> {
                if (result.equals("open")) {
                    open.add(name);
                }
            });
            assertTrue(results.size() > 70, results.toString());
            assertEquals(new TreeSet<>(kind == SandboxKind.LANDLOCK ? OPEN_UNDER_LANDLOCK : Set.of()), open, results.toString());
            assertUntouched(kind, target);
        }
    }

    private void assertUntouched(SandboxKind kind, HostileTarget target) throws IOException {
        Path outside = directory.resolve("outside");
        assertAll(
                () -> assertEquals("secret", Files.readString(outside.resolve("canary"))),
                () -> assertEquals("text", Files.readString(directory.resolve("readable/file"))),
                () -> assertEquals(Set.of("file"), names(directory.resolve("readable"))),
                () -> assertEquals(Set.of("canary", "victim", "metadata", "empty", "socket"), names(outside)),
                () -> assertEquals(kind == SandboxKind.LANDLOCK ? Set.of("path") : Set.of(), target.reached()));
    }

    private Map<String, String> attempt(SandboxKind kind, SandboxUser user, HostileTarget target) throws Exception {
        var sandbox = user.sandbox();
        var profile = SandboxProfile.ofReadable(List.of(directory.resolve("readable"), directory.resolve("hostile.py")))
                .withWritable(List.of(directory.resolve("inside")));
        var program = new ArrayList<>(List.of(SandboxUser.PYTHON.toString(), directory.resolve("hostile.py").toString()));
        Stream.of("inside", "readable", "outside").map(name -> directory.resolve(name).toString()).forEach(program::add);
        program.addAll(target.arguments());
        List<String> argv = user.argv(sandbox.wrap(
                kind, List.of(), program, directory.resolve("inside"), new ProcessConfinement(sandbox, profile)));
        var command = new Command(
                argv,
                directory,
                Map.of("CANARY_HOME", directory.resolve("home").toString(), "HOME", directory.resolve("home").toString()),
                DEADLINE,
                100_000);
        var exited = assertInstanceOf(Completion.Exited.class, command.run());
        assertEquals(0, exited.code(), exited.output() + exited.errors());
        return exited.output()
                .lines()
                .map(line -> line.split(" ", 2))
                .collect(Collectors.toMap(words -> words[0], words -> words[1]));
    }

    private void prepare(SandboxUser user) throws IOException, InterruptedException {
        for (String name : List.of("inside", "readable", "outside", "outside/empty", "home")) {
            Files.createDirectory(directory.resolve(name));
        }
        Files.writeString(directory.resolve("outside/canary"), "secret");
        Files.writeString(directory.resolve("outside/victim"), "");
        Files.writeString(directory.resolve("outside/metadata"), "");
        Files.writeString(directory.resolve("readable/file"), "text");
        Files.writeString(directory.resolve("home/canary"), "secret");
        try (var script = SandboxEscapeTest.class.getResourceAsStream("hostile.py")) {
            Files.copy(Objects.requireNonNull(script), directory.resolve("hostile.py"));
        }
        user.own(directory);
    }

    private static Set<String> names(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).collect(Collectors.toSet());
        }
    }
}
