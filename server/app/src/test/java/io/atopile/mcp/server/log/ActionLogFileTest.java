package io.atopile.mcp.server.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.tool.ActionLog.Action;
import io.atopile.mcp.tool.ApprovalRecord;
import io.atopile.mcp.tool.ApprovalRecord.Outcome;
import io.atopile.mcp.tool.ApprovalRecord.Scope;
import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.ToolCaller;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActionLogFileTest {

    @TempDir
    Path state;

    @Test
    void aCallIsOneLineWithoutItsSecrets() throws Exception {
        var file = state.resolve("deep/actions.jsonl");
        new ActionLogFile(file).record(action("project_edit_file"));
        assertEquals(
                """
                {"at":"2026-01-02T03:04:05Z","caller":"tester","kind":"client","tool":"project_edit_file","code":"ok",\
                "ms":12,"arguments":{"path":"a.ato","token":"[redacted]"},"message":"Done."}
                """,
                Files.readString(file));
    }

    @Test
    void onlyTheUserMayLookIntoTheStateDirectoryAndTheLog() throws Exception {
        var fresh = state.resolve("fresh/atopile-mcp");
        new StateDirectory(fresh).secure();
        new ActionLogFile(fresh.resolve("actions.jsonl")).record(action("one"));
        assertEquals("rwx------ rw-------", modes(fresh));
        Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(fresh.resolve("actions.jsonl"), PosixFilePermissions.fromString("rw-r--r--"));
        new StateDirectory(fresh).secure();
        assertEquals("rwx------ rw-------", modes(fresh));
        assertEquals(1, new ActionLogFile(fresh.resolve("actions.jsonl")).readLatest(5).size());
    }

    private static String modes(Path directory) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)) + " "
                + PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("actions.jsonl")));
    }

    @Test
    void theLatestAreShownOldestFirst() {
        var log = new ActionLogFile(state.resolve("actions.jsonl"));
        for (var tool : new String[] {"one", "two", "three"}) {
            log.record(action(tool));
        }
        assertEquals("[\"two\", \"three\"]", log.readLatest(2).stream().map(entry -> entry.get("tool").toString()).toList().toString());
    }

    @Test
    void aLongLogIsTurnedOver() throws Exception {
        var file = state.resolve("actions.jsonl");
        try (var grown = new RandomAccessFile(file.toFile(), "rw")) {
            grown.setLength((8 << 20) + 1);
        }
        new ActionLogFile(file).record(action("one"));
        assertEquals(1, Files.readAllLines(file).size());
        assertTrue(Files.exists(state.resolve("actions.1.jsonl")));
    }

    @Test
    void callsThatAreInterruptedAreAllLogged() throws Exception {
        var log = new ActionLogFile(state.resolve("actions.jsonl"));
        var calls = IntStream.range(0, 200)
                .mapToObj(n -> Thread.ofPlatform().start(() -> log.record(action("tool" + n))))
                .toList();
        calls.forEach(Thread::interrupt);
        for (var call : calls) {
            call.join();
        }
        assertEquals(200, log.readLatest(1_000).stream().map(entry -> entry.get("tool").asString()).distinct().count());
    }

    @Test
    void twoThatFindItFullMoveItOnceAndLoseNothing() throws Exception {
        var file = state.resolve("actions.jsonl");
        var filler = "{\"tool\":\"" + "x".repeat(4 << 20) + "\"}\n";
        Files.writeString(file, filler.repeat(2));
        var calls = IntStream.range(0, 40)
                .mapToObj(n -> Thread.ofPlatform().start(() -> new ActionLogFile(file).record(action("tool" + n))))
                .toList();
        for (var call : calls) {
            call.join();
        }
        var moved = Files.readAllLines(state.resolve("actions.1.jsonl"));
        assertEquals(2, moved.stream().filter(line -> line.length() > 1_000).count());
        assertEquals(40, moved.size() - 2 + Files.readAllLines(file).size());
    }

    @Test
    void aLogThatCannotBeWrittenFailsNoCallAndIsReportedOnce() throws Exception {
        var place = state.resolve("file");
        Files.writeString(place, "");
        var log = new ActionLogFile(place.resolve("actions.jsonl"));
        var err = System.err;
        var said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            IntStream.range(0, 5).forEach(n -> log.record(action("tool" + n)));
            Files.delete(place);
            log.record(action("last"));
        } finally {
            System.setErr(err);
        }
        assertEquals(1, log.readLatest(10).size());
        var lines = said.toString(StandardCharsets.UTF_8).lines().toList();
        assertEquals(2, lines.size(), lines::toString);
        assertTrue(lines.getLast().contains("5 calls were not logged"), lines::toString);
    }

    @Test
    void whoApprovedIsWrittenDown() throws Exception {
        var file = state.resolve("actions.jsonl");
        var at = Instant.parse("2026-01-02T03:04:06Z");
        new ActionLogFile(file).record(action("one", Optional.of(new ApprovalRecord("codex", Outcome.APPROVED, Optional.of(Scope.SESSION), at))));
        new ActionLogFile(file).record(action("two", Optional.of(new ApprovalRecord("codex", Outcome.NOT_ASKED, Optional.empty(), at))));
        assertEquals(
                "[{\"by\":\"codex\",\"outcome\":\"approved\",\"scope\":\"session\",\"at\":\"2026-01-02T03:04:06Z\"}, "
                        + "{\"by\":\"codex\",\"outcome\":\"not_asked\",\"at\":\"2026-01-02T03:04:06Z\"}]",
                new ActionLogFile(file).readLatest(2).stream().map(entry -> entry.get("approval")).toList().toString());
    }

    private static Action action(String tool) {
        return action(tool, Optional.empty());
    }

    private static Action action(String tool, Optional<ApprovalRecord> approval) {
        return new Action(
                Instant.parse("2026-01-02T03:04:05Z"),
                new ToolCaller(ToolCaller.Kind.CLIENT, "tester"),
                tool,
                Json.object().put("path", "a.ato").put("token", "x"),
                "ok",
                "Done.",
                Duration.ofMillis(12),
                approval);
    }
}
