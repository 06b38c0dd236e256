package io.atopile.mcp.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The text of the profile, which no other system than macOS can run. */
class SeatbeltTest {

    private static final Path PYTHON = Path.of("/usr/bin/python3");

    @Test
    void everythingIsDeniedButWhatIsListed() throws Exception {
        List<String> lines = profile("['/read/a']", "['/write/b']", "none", 0);
        assertEquals(List.of("(version 1)", "(deny default)"), lines.subList(0, 2));
        assertTrue(line(lines, "(allow file-read* (subpath").endsWith("(subpath \"/read/a\") (subpath \"/write/b\"))"));
        assertTrue(line(lines, "(allow file-write*").endsWith("(subpath \"/write/b\"))"));
        assertFalse(line(lines, "(allow file-write*").contains("/read/a"));
        assertTrue(lines.stream().noneMatch(line -> line.contains("network")));
    }

    @Test
    void onlyTheProxyIsReached() throws Exception {
        List<String> network = profile("[]", "[]", "services", 4711).stream().filter(line -> line.contains("network")).toList();
        assertEquals(List.of("(allow network-outbound (remote tcp \"localhost:4711\"))"), network);
    }

    @Test
    void anyNetworkIsOpen() throws Exception {
        assertTrue(profile("[]", "[]", "any", 0).contains("(allow network*)"));
    }

    @Test
    void aPathCannotAddARule() throws Exception {
        List<String> lines = profile("['/a\") (allow default) (\"']", "[]", "none", 0);
        assertTrue(line(lines, "(allow file-read* (subpath").endsWith("(subpath \"/a\\\") (allow default) (\\\"\"))"));
    }

    private static String line(List<String> lines, String start) {
        return lines.stream().filter(line -> line.startsWith(start)).findFirst().orElseThrow();
    }

    private static List<String> profile(String reads, String writes, String network, int port) throws Exception {
        String call = "\nprint(seatbelt_profile(%s, %s, '%s', %d))".formatted(reads, writes, network, port);
        String script = PythonProgram.of("seatbelt.py").text() + call;
        var argv = List.of(PYTHON.toString(), "-I", "-S", "-c", script);
        var exited = assertInstanceOf(
                Completion.Exited.class,
                new Command(argv, Path.of("/"), Map.of(), Duration.ofSeconds(20), 20_000).run());
        assertEquals(0, exited.code(), exited.errors());
        return exited.output().lines().toList();
    }
}
