package io.atopile.mcp.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.process.LiveProcess;
import io.atopile.mcp.project.AtopileSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a server finds that starts after another one died, told from records and databases alone. */
class RecoveryTest {

    private static final LiveProcess DEAD = new LiveProcess(ProcessHandle.current().pid(), 1_000);
    private static final String ROW = "0123456789abcdef";
    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir
    Path home;

    private Path root = Path.of("");
    private AtopileDatabase database;
    private BuildStore shelf;
    private AtopileSettings settings;

    @BeforeEach
    void project() throws Exception {
        root = Files.createDirectories(home.resolve("board")).toRealPath();
        Files.writeString(root.resolve("ato.yaml"), "paths: {src: ./}\nbuilds:\n  default: {entry: a.ato:A}\n");
        Files.writeString(root.resolve("a.ato"), "module A:\n    assert x is 1\n");
        database = new AtopileDatabase(home.resolve("log"));
        shelf = new BuildStore(home.resolve("state/builds"));
        settings = new AtopileSettings(null, home.resolve("state"), home, home.resolve("user-log"), Map.of());
    }

    @Test
    void aBuildWhoseServerDiedIsCancelledEvenWhereAtopileLeftItBuilding() throws Exception {
        database.build(ROW, root, "default", "building", START.plusSeconds(2), "[]");
        BuildView view = recover(orphan(BuildState.RUNNING));
        assertEquals(BuildState.CANCELLED, view.record().state());
        assertEquals(Optional.of(ROW), view.record().atopileId());
        assertEquals(Optional.empty(), view.result().orElseThrow().verdict());
        assertTrue(view.result().orElseThrow().warnings().getFirst().startsWith("The server that ran this build ended"));
    }

    @Test
    void aBuildThatGotToItsEndWithoutItsServerIsToldAsItEnded() throws Exception {
        database.build(ROW, root, "default", "success", START.plusSeconds(2), "[]");
        BuildView view = recover(orphan(BuildState.RUNNING));
        assertEquals(BuildState.SUCCEEDED, view.record().state());
        assertEquals(Optional.of(BuildVerdict.UNVERIFIED), view.result().orElseThrow().verdict());
    }

    @Test
    void aBuildThatFailedWithoutItsServerHasItsDiagnostics() throws Exception {
        database.build(ROW, root, "default", "failed", START.plusSeconds(2), "[]");
        database.line(ROW, "init-build-context", "ERROR", "Unit not found: resistance", """
                {"title": "ValueError", "message": "m", "frames": [], "origin": {"file": "%s/a.ato", "line": 2, "column": 4,
                 "code": "x", "start_line": 2, "highlight_lines": [2]}}""".formatted(root));
        BuildView view = recover(orphan(BuildState.RUNNING));
        assertEquals(
                List.of(new Diagnostic(
                        Optional.of("a.ato"),
                        Optional.of(2),
                        Optional.of(5),
                        "init-build-context",
                        "bad_unit",
                        "Unit not found: resistance",
                        Optional.of("    assert x is 1"))),
                view.result().orElseThrow().diagnostics());
    }

    @Test
    void anOrphanBlocksNobodyAndALiveOneDoes() throws Exception {
        orphan(BuildState.RUNNING);
        BuildRecord live = record(LiveProcess.current(), BuildState.RUNNING, START.plusSeconds(1));
        BuildRecord waiting = record(LiveProcess.current(), BuildState.QUEUED, START.plusSeconds(2));
        assertEquals(List.of(live.id()), shelf.listAhead(waiting).stream().map(BuildRecord::id).toList());
        assertEquals(Optional.empty(), shelf.tryStart(waiting));
        shelf.close(live.withEnd(BuildState.CANCELLED, START), new BuildResult(Optional.empty(), List.of(), List.of(), List.of(), List.of()));
        assertTrue(shelf.tryStart(waiting).isPresent());
        assertEquals(BuildState.RUNNING, shelf.read(waiting.id()).orElseThrow().state());
    }

    @Test
    void atopilesNameIsAnAliasAndBuildsOutsideAreRead() throws Exception {
        database.build(ROW, root, "default", "building", START.plusSeconds(2), "[]");
        BuildRecord ours = orphan(BuildState.RUNNING);
        var users = new AtopileDatabase(settings.userLog());
        users.build("fedcba9876543210", root, "default", "failed", START.plusSeconds(9), "[]");
        users.line("fedcba9876543210", "picker", "ERROR", "Contradiction: empty superset", "null");
        try (var builds = new Builds(settings)) {
            assertEquals(
                    List.of("fedcba9876543210", ours.id()),
                    builds.list(root).stream().map(BuildRecord::id).toList());
            assertEquals(ours.id(), builds.findBuild(ROW).orElseThrow().record().id());
            BuildView outside = builds.findBuild("fedcba9876543210").orElseThrow();
            assertTrue(outside.record().withoutServer());
            assertEquals("contradiction", outside.result().orElseThrow().diagnostics().getFirst().code());
        }
    }

    @Test
    void aServerDeletesTheSignInThatAKilledOneLeft() throws Exception {
        var left = signIn(orphan(BuildState.RUNNING));
        var used = signIn(record(LiveProcess.current(), BuildState.RUNNING, START.plusSeconds(1)));
        var errands = Files.createDirectories(home.resolve("state/atopile/0.15.9/errands"));
        var dead = Files.createDirectories(errands.resolve("configuration-999999999-1/atopile"));
        var live = Files.createDirectories(errands.resolve("configuration-%d-1/atopile".formatted(ProcessHandle.current().pid())));
        try (var _ = new Builds(settings)) {
            assertFalse(Files.exists(left));
            assertTrue(Files.exists(used));
            assertFalse(Files.exists(dead));
            assertTrue(Files.exists(live));
        }
    }

    @Test
    void aServerThatIsToldToEndDeletesTheSignIn() throws Exception {
        var configuration = Files.createDirectories(home.resolve("configuration/atopile"));
        var session = configuration.resolve("clerk_oauth_session.json");
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process server = new ProcessBuilder(java, "-cp", System.getProperty("java.class.path"), SignInOwner.class.getName(), home.resolve("configuration").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertEquals("written", server.inputReader().readLine());
        assertTrue(Files.exists(session));
        server.destroy();
        assertTrue(server.waitFor(30, TimeUnit.SECONDS));
        assertFalse(Files.exists(session));
    }

    @Test
    @Timeout(20)
    void whatABuildPutsInThePlaceOfADatabaseBlocksNobody() throws Exception {
        database.build(ROW, root, "default", "success", START.plusSeconds(2), "[]");
        var log = new AtopileLog(home.resolve("log"));
        assertTrue(log.build(ROW).isPresent());
        for (var name : List.of("build_history.db-journal", "build_history.db-wal", "build_history.db")) {
            var planted = home.resolve("log").resolve(name);
            Files.deleteIfExists(planted);
            assertEquals(0, new ProcessBuilder("mkfifo", planted.toString()).start().waitFor());
            assertEquals(Optional.empty(), log.build(ROW), name);
            Files.delete(planted);
        }
        Files.createSymbolicLink(home.resolve("log/build_history.db"), home.resolve("elsewhere.db"));
        assertEquals(Optional.empty(), log.build(ROW));
    }

    private Path signIn(BuildRecord record) throws IOException {
        var folder = Files.createDirectories(shelf.resolveConfiguration(record.id()).resolve("atopile"));
        return Files.writeString(folder.resolve("clerk_oauth_session.json"), "{}");
    }

    @Test
    void onlyTheNewestRecordsAreKept() throws Exception {
        for (int i = 0; i < 205; i++) {
            BuildRecord old = record(DEAD, BuildState.QUEUED, START.plusSeconds(i));
            shelf.write(old.withEnd(BuildState.CANCELLED, START.plusSeconds(i)));
        }
        BuildRecord last = record(LiveProcess.current(), BuildState.QUEUED, START.plusSeconds(900));
        shelf.prune();
        assertEquals(200, shelf.all().size());
        assertEquals(last, shelf.all().getFirst());
    }

    @Test
    void aRecordSurvivesTheDisk() throws Exception {
        BuildRecord record = orphan(BuildState.RUNNING).withAtopileId(ROW).withExitCode(130).withCancellation();
        shelf.write(record);
        assertEquals(Optional.of(record), shelf.read(record.id()));
        assertEquals(Optional.empty(), shelf.read("../" + record.id()));
        assertFalse(BuildId.isOne("b_../../../../etc"));
        assertTrue(record.id().compareTo(BuildId.create(START.plusSeconds(60))) < 0);
    }

    private BuildView recover(BuildRecord record) {
        try (var builds = new Builds(settings)) {
            BuildView view = builds.findBuild(record.id()).orElseThrow();
            assertEquals(view, new Builds(settings).findBuild(record.id()).orElseThrow(), "what was found is kept");
            return view;
        }
    }

    private BuildRecord orphan(BuildState state) throws IOException {
        return record(DEAD, state, START);
    }

    private BuildRecord record(LiveProcess owner, BuildState state, Instant at) throws IOException {
        var request = new BuildRequest(root.toString(), "default", "a.ato:A", BuildOptions.DEFAULT, home.resolve("log").toString());
        var record = new BuildRecord(
                BuildId.create(at),
                request,
                state,
                at,
                state == BuildState.RUNNING ? Optional.of(at) : Optional.empty(),
                Optional.empty(),
                owner,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
        shelf.write(record);
        return record;
    }
}
