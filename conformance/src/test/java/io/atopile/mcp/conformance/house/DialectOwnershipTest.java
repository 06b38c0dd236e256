package io.atopile.mcp.conformance.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.conformance.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What differs between atopile versions is in package {@code dialect} alone. */
class DialectOwnershipTest {

    private static final String OWNER = "tools/atopile/src/main/java/io/atopile/mcp/dialect/";
    private static final Pattern PROGRAMS = Pattern.compile("(?!tools/host/).*\\.py");

    /** Tables and columns of atopile's databases, versions, Python programs outside the sandbox. */
    private static final Pattern OWNED = Pattern.compile(
            "\\bfrom (?:build_history|logs)\\b|build_history|build_logs\\.db|ato_traceback|FBRK_LOG_DIR|\\^0\\.\\d+\\.\\d"
                    + "|\\.read\\(\\w+\\.class, \"[^\"]*\\.py\"|\\bimport sys\\b");

    @Test
    void noOtherClassKnowsAVersion() {
        var main = Sources.all().stream().filter(file -> Sources.name(file).matches("(?:tools/(?:atopile|parts|catalog)|server/app)/src/main/.*")).toList();
        var owners = main.stream().filter(DialectOwnershipTest::knowsVersion).map(Sources::name).toList();
        assertTrue(owners.contains(OWNER + "AtopileDialect015.java"), owners::toString);
        assertEquals(List.of(), owners.stream().filter(name -> !name.startsWith(OWNER)).toList());
    }

    @Test
    void programsForAtopilesInterpreterAreInADirectoryPerVersion() throws IOException {
        var resources = Repository.ROOT.resolve("tools");
        try (Stream<Path> files = Files.walk(resources)) {
            var programs = files.map(Sources::name)
                    .filter(name -> name.contains("/src/main/resources/") && PROGRAMS.matcher(name).matches())
                    .toList();
            assertTrue(programs.size() > 3, programs::toString);
            assertEquals(List.of(), programs.stream().filter(name -> !name.matches("tools/atopile/.*/dialect/\\d+\\.\\d+/\\w+\\.py")).toList());
        }
    }

    private static boolean knowsVersion(Path file) {
        return Sources.lines(file).stream().anyMatch(OWNED.asPredicate());
    }
}
