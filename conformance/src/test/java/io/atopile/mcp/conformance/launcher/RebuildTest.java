package io.atopile.mcp.conformance.launcher;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When the launcher builds, how often, and what that does to a server that runs. */
class RebuildTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Notes that it was called, then waits for the test's word and leaves a new distribution. */
    private static final String SLOW_MAVEN = """
            echo "$*" >>server/app/target/called
            until [ -e server/app/target/go ]; do sleep 0.05; done
            cp -R server/app/target/dist/1 server/app/target/dist/2
            touch server/app/target/dist/2/built
            echo 2 >server/app/target/dist/current
            echo 'words of the build'
            """;

    /** Packages what is there again, with the real cache; a library differs if there is one. */
    private static final String REAL_ASSEMBLY = """
            cp -Rp server/app/target/dist/$(cat server/app/target/dist/current)/lib server/app/target/libraries
            [ ! -f server/app/target/libraries/changing ] || echo $$ >server/app/target/libraries/changing
            mv server/app/target/libraries/atopile-mcp.jar server/app/target/atopile-mcp.jar
            exec server/bin/assemble "$PWD/server/app/target/atopile-mcp.jar" "$PWD/server/app/target/libraries" \
              "$(date -u +%Y-%m-%dT%H:%M:%SZ)"
            """;

    @TempDir
    private Path scratch;

    private Checkout checkout;

    @BeforeEach
    void checkOut() throws IOException {
        checkout = Checkout.in(scratch);
    }

    @Test
    void servesWhatIsBuiltAndSaysThatItIsOlder() throws Exception {
        var distribution = checkout.hollowDistribution("1");
        checkout.age(distribution);
        try (var started = checkout.start("stdio")) {
            assertEquals(0, started.end(), started.err());
            assertTrue(started.out().contains(distribution.toString()), started.out());
            await().atMost(PATIENCE).until(() -> started.err().contains("sources are newer"));
        }
    }

    @Test
    void buildsNothingThatIsNew() throws Exception {
        checkout.hollowDistribution("1");
        checkout.maven("exit 1\n");
        try (var started = checkout.start("tools")) {
            assertEquals(0, started.end(), started.err());
            assertEquals("", started.err());
        }
    }

    @Test
    void twoAtOnceBuildOnce() throws Exception {
        checkout.age(checkout.hollowDistribution("1"));
        checkout.maven(SLOW_MAVEN);
        var target = checkout.root().resolve("server/app/target");
        try (var one = checkout.start("tools");
                var other = checkout.start("tools")) {
            await().atMost(PATIENCE).until(() -> Files.exists(target.resolve("called")));
            Files.writeString(target.resolve("go"), "");
            for (var started : new Started[] {one, other}) {
                assertEquals(0, started.end(), started.err());
                assertTrue(started.out().contains(checkout.distributions().resolve("2") + "/lib"), started.out());
                assertFalse(started.out().contains("words of the build"), started.out());
            }
        }
        assertEquals(1, Files.readAllLines(target.resolve("called")).size());
    }

    @Test
    void aFailedBuildIsSaidAndNothingIsRun() throws Exception {
        checkout.maven("echo 'Foo.java: no'; exit 1\n");
        try (var started = checkout.start("tools")) {
            assertEquals(1, started.end());
            assertEquals("", started.out());
            assertTrue(started.err().contains("Foo.java: no"), started.err());
            assertTrue(started.err().contains("the build failed"), started.err());
        }
    }

    @Test
    void aServerKeepsAnsweringWhileItsProgramIsRebuilt() throws Exception {
        var unused = checkout.hollowDistribution("0");
        var served = checkout.realDistribution("1");
        Files.writeString(served.resolve("lib/changing"), "");
        checkout.maven(REAL_ASSEMBLY);
        try (var server = checkout.start(checkout.launcher(), Conversation.REAL_JDK, "stdio")) {
            server.send(Conversation.INITIALIZE);
            await().atMost(PATIENCE).until(() -> server.out().contains("\"id\":1"));
            var second = rebuild();
            assertNotEquals(served, second);
            assertNotEquals(second, rebuild());
            assertTrue(Files.exists(served), "what a server runs from stays");
            assertFalse(Files.exists(unused), "what nobody uses goes");
            server.send(Conversation.LIST);
            server.send(Conversation.CALL);
            assertEquals(0, server.end(), server.err());
            Conversation.assertAnswered(server.out(), 3);
        }
    }

    @Test
    void whatIsPackagedAgainUnchangedIsOnlyDated() throws Exception {
        checkout.realDistribution("1");
        checkout.maven(REAL_ASSEMBLY);
        var trained = rebuild();
        var before = Files.getLastModifiedTime(trained.resolve("atopile-mcp.aot"));
        assertEquals(trained, rebuild());
        assertEquals(before, Files.getLastModifiedTime(trained.resolve("atopile-mcp.aot")));
        assertTrue(Files.getLastModifiedTime(trained.resolve("built")).toInstant().isAfter(before.toInstant().minusSeconds(1)));
        assertFalse(Files.exists(trained.resolveSibling("../libraries")));
    }

    private Path rebuild() throws IOException, InterruptedException {
        var before = checkout.current();
        checkout.age(before);
        try (var builder = checkout.start(checkout.launcher(), Conversation.REAL_JDK, "--version")) {
            assertEquals(0, builder.end(), builder.err());
            assertTrue(builder.out().startsWith("atopile-mcp "), builder.out());
        }
        return checkout.current();
    }
}
