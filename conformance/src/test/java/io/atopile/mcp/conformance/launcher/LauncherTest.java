package io.atopile.mcp.conformance.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which JDK the launcher takes, where it finds the program, and what it says when one of them is missing. */
class LauncherTest {

    @TempDir
    private Path scratch;

    private Checkout checkout;

    @BeforeEach
    void checkOut() throws IOException {
        checkout = Checkout.in(scratch);
    }

    @Test
    void takesTheJdkThatTheUserNamed() throws Exception {
        checkout.hollowDistribution("1");
        var named = checkout.jdk("named", "26-ea");
        var usual = checkout.jdk("usual", "25");
        assertTakes(named, Map.of("ATOPILE_MCP_JAVA_HOME", named.toString(), "JAVA_HOME", usual.toString()));
    }

    @Test
    void passesOverAnOldJavaHome() throws Exception {
        checkout.hollowDistribution("1");
        var inPath = Files.createDirectories(scratch.resolve("path"));
        var inUse = checkout.jdk("new", "25.0.3");
        Files.createSymbolicLink(inPath.resolve("java.real"), inUse.resolve("bin/java"));
        Files.createSymbolicLink(inPath.resolve("java"), Path.of("java.real"));
        assertTakes(inUse, Map.of("JAVA_HOME", checkout.jdk("old", "1.8.0_402").toString()));
    }

    @Test
    void prefersTheJdkThatTheCacheWasMadeWith() throws Exception {
        var distribution = checkout.hollowDistribution("1");
        var trained = checkout.jdk("trained", "25");
        Files.writeString(distribution.resolve("jdk"), trained + "\n");
        assertTakes(trained, Map.of("JAVA_HOME", checkout.jdk("usual", "26").toString()));
    }

    private void assertTakes(Path jdk, Map<String, String> environment) throws IOException, InterruptedException {
        try (var started = checkout.start(checkout.launcher(), environment, "stdio")) {
            assertEquals(0, started.end(), started.err());
            assertEquals(jdk.resolve("bin/java").toString(), started.out().lines().findFirst().orElseThrow());
        }
    }

    @Test
    void saysWhatToInstallWhenThereIsNoJdk() throws Exception {
        checkout.hollowDistribution("1");
        var search = checkout.root().resolve("server/bin/jdk.sh");
        var everyJdkIsTooOld = Files.readString(search).replace("oldest_jdk=25", "oldest_jdk=999");
        Files.writeString(search, everyJdkIsTooOld);
        try (var started = checkout.start("stdio")) {
            assertEquals(1, started.end());
            assertEquals("", started.out());
            assertTrue(started.err().contains("no JDK 999 or newer was found. Install one"), started.err());
        }
    }

    @Test
    void findsItsFilesBehindAChainOfRelativeLinks() throws Exception {
        var distribution = checkout.hollowDistribution("1");
        var links = Files.createDirectories(checkout.scratch().resolve("some links"));
        var first = Files.createDirectories(links.resolve("deeper")).resolve("first");
        Files.createSymbolicLink(first, Path.of("../second"));
        Files.createSymbolicLink(links.resolve("second"), links.relativize(checkout.launcher()));
        try (var started = checkout.start(first, checkout.pretendedJdk(), "stdio", "--project", "a board")) {
            assertEquals(0, started.end(), started.err());
            var jar = distribution.resolve("lib/atopile-mcp.jar").toString();
            assertTrue(started.out().contains("\n-jar\n" + jar + "\nstdio\n--project\na board\n"), started.out());
        }
    }

    @Test
    void runsAnInstalledDistributionWithoutItsSources() throws Exception {
        var distribution = checkout.hollowDistribution("1");
        Checkout.copy(checkout.root().resolve("server/bin"), distribution.resolve("bin"));
        var installed = scratch.resolve("installed here");
        Files.move(distribution, installed);
        try (var started = checkout.start(installed.resolve("bin/atopile-mcp"), checkout.pretendedJdk(), "tools")) {
            assertEquals(0, started.end(), started.err());
            assertTrue(started.out().contains(installed.resolve("lib/atopile-mcp.jar").toString()), started.out());
        }
    }

    @Test
    void tellsAClientWhatToRunWhenNothingIsBuilt() throws Exception {
        checkout.maven("echo 'a client must never wait for a build' >&2\n");
        try (var started = checkout.start("stdio")) {
            assertEquals(1, started.end());
            assertEquals("", started.out());
            assertTrue(started.err().contains("Run once: '" + checkout.launcher() + "' doctor"), started.err());
            assertFalse(started.err().contains("never wait"), started.err());
        }
    }
}
