package io.atopile.mcp.stdlib;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.dialect.AtoVersion;
import io.atopile.mcp.dialect.AtopileProgram;
import io.atopile.mcp.dialect.SupportedDialects;
import io.atopile.mcp.project.AtoCli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When the index is made, kept, believed and made again. What it holds, the real atopile tells in another test. */
@Timeout(60)
class StandardLibraryTest {

    @TempDir
    Path scratch;

    private AtoCli like;
    private Installation installation;

    @BeforeEach
    void install() throws IOException {
        Path log = scratch.resolve("state/atopile/0.15.9/log");
        like = new AtoCli(
                scratch.resolve("ato"), scratch.resolve("python"), SupportedDialects.NEWEST.version(), log, Map.of("PATH", "/usr/bin:/bin"));
        installation = Installation.in(scratch.resolve("one"), like, items("Resistor"));
    }

    @Test
    void isAskedOnceForAllServers() throws Exception {
        var told = new ArrayList<String>();
        var first = new StandardLibrary();
        assertEquals(items("Resistor"), first.findItems(installation.cli(), () -> told.add("patience")).orElseThrow());
        assertEquals(items("Resistor"), first.findItems(installation.cli(), () -> told.add("patience")).orElseThrow());
        assertEquals(items("Resistor"), installation.asked());
        assertEquals(1, installation.starts());
        assertEquals(List.of("patience"), told);
    }

    @Test
    void twoInstallationsOfOneVersionKeepTheirOwn() throws Exception {
        var other = Installation.in(scratch.resolve("other"), like, items("Capacitor"));
        var server = new StandardLibrary();
        for (var round = 0; round < 3; round++) {
            assertEquals(items("Resistor"), server.findItems(installation.cli(), () -> {}).orElseThrow());
            assertEquals(items("Capacitor"), server.findItems(other.cli(), () -> {}).orElseThrow());
        }
        assertEquals(items("Capacitor"), other.asked());
        assertEquals(List.of(1, 1), List.of(installation.starts(), other.starts()));
    }

    @Test
    void anotherVersionAtTheSamePlaceIsAskedAgain() throws Exception {
        installation.asked();
        installation.answer(items("Inductor"));
        var cli = installation.cli();
        var newer = new AtoCli(
                cli.program(), cli.python(), new AtoVersion(0, 15, 10), scratch.resolve("state/atopile/0.15.10/log"), cli.environment());
        assertEquals(items("Inductor"), new StandardLibrary().findItems(newer, () -> {}).orElseThrow());
        assertEquals(items("Resistor"), installation.asked());
        assertEquals(2, installation.starts());
    }

    @Test
    void aChangedSourceIsNoticedByARunningServerToo() throws Exception {
        var server = new StandardLibrary();
        server.findItems(installation.cli(), () -> {});
        Path source = installation.home().resolve("library/Resistor.py");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(5)));
        installation.answer(items("Touched"));
        assertEquals(items("Touched"), server.findItems(installation.cli(), () -> {}).orElseThrow());

        Files.writeString(installation.home().resolve("library/parts.ato"), "module Parts:\n    pass\n");
        installation.answer(items("Added"));
        assertEquals(items("Added"), server.findItems(installation.cli(), () -> {}).orElseThrow());

        Files.delete(source);
        installation.answer(items("Removed"));
        assertEquals(items("Removed"), installation.asked());
        assertEquals(4, installation.starts());
    }

    @Test
    void anInstallationThatChangesWhileItIsAskedIsAskedAgain() throws Exception {
        Files.writeString(installation.home().resolve("library/Late.py"), "class Late: ...\n");
        installation.asked();
        installation.answer(items("Late"));
        assertEquals(items("Late"), installation.asked());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "null", "[]", "{\"items\": []}", "half", "another script", "another interpreter", "no items", "no path"})
    void aDamagedIndexIsMadeAgain(String damage) throws Exception {
        installation.asked();
        Path file = index();
        String sound = Files.readString(file);
        Files.writeString(file, damaged(sound, damage));
        assertEquals(items("Resistor"), installation.asked());
        assertEquals(2, installation.starts());
        assertEquals(sound, Files.readString(file));
    }

    private String damaged(String sound, String damage) {
        return switch (damage) {
            case "half" -> sound.substring(0, sound.length() / 2);
            case "another script" -> sound.replace(StdlibIntrospector.nameScript(installation.cli()), "0123456789abcdef");
            case "another interpreter" -> sound.replace(installation.cli().python().toString(), "/usr/bin/python3");
            case "no path" -> sound.replace("\"path\":\"", "\"path\":\"\\u0000");
            case "no items" -> sound.replace("\"items\"", "\"itemz\"");
            default -> damage;
        };
    }

    @Test
    void anIndexThatCantBeKeptDoesntKeepTheAnswerBack() throws Exception {
        installation.asked();
        Path file = index();
        Files.delete(file);
        Files.createDirectories(file.resolve("in the way"));
        var server = new StandardLibrary();
        assertEquals(items("Resistor"), server.findItems(installation.cli(), () -> {}).orElseThrow());
        assertEquals(items("Resistor"), server.findItems(installation.cli(), () -> {}).orElseThrow());
        assertEquals(2, installation.starts());
    }

    @Test
    void manyServersAtOnceAgreeAndLeaveOneSoundIndex() throws Exception {
        var servers = IntStream.range(0, 8).mapToObj(_ -> new FutureTask<>(installation::asked)).toList();
        servers.forEach(server -> Thread.ofVirtual().start(server));
        for (var server : servers) {
            assertEquals(items("Resistor"), server.get());
        }
        int starts = installation.starts();
        assertEquals(items("Resistor"), installation.asked());
        assertEquals(starts, installation.starts());
        try (var files = Files.list(index().resolveSibling(""))) {
            assertEquals(1, files.filter(Files::isRegularFile).count());
        }
    }

    @Test
    void aFailureIsNotRemembered() throws Exception {
        var server = new StandardLibrary();
        Files.writeString(installation.home().resolve("answer.json"), "Traceback (most recent call last):\n");
        assertEquals(Optional.empty(), server.findItems(installation.cli(), () -> {}));
        installation.answer(items("Resistor"));
        assertEquals(items("Resistor"), server.findItems(installation.cli(), () -> {}).orElseThrow());
    }

    @Test
    void theScriptIsPartOfTheKey() {
        assertNotEquals(StdlibIndex.computeFingerprint("examples"), StdlibIndex.computeFingerprint("describe"));
        assertTrue(installation.cli().dialect().readProgram(AtopileProgram.LIBRARY).contains("def main():"));
    }

    private Path index() throws IOException {
        try (var files = Files.list(scratch.resolve("state/atopile/0.15.9"))) {
            return files.filter(Files::isRegularFile).findFirst().orElseThrow();
        }
    }

    private static List<StdlibItem> items(String name) {
        return List.of(new StdlibItem(
                name,
                StdlibKind.COMPONENT,
                "import " + name,
                "A part.",
                "faebryk/library/%s.py:8".formatted(name),
                List.of(),
                List.of(new StdlibChild("unnamed[0]", "Electrical")),
                List.of(new StdlibParameter("resistance", StdlibValue.NUMBER, Optional.of("ohm"), List.of())),
                List.of(new StdlibTrait("can_bridge", "", true)),
                Optional.of(new StdlibExample("import " + name + "\n", ExampleSource.DERIVED)),
                Optional.empty()));
    }
}
