package io.atopile.mcp.agent.engine;

import static io.atopile.mcp.agent.engine.Workshop.call;
import static io.atopile.mcp.agent.engine.Workshop.say;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.agent.BuildObservation;
import io.atopile.mcp.agent.RunStatus;
import io.atopile.mcp.agent.run.RunDirectory;
import io.atopile.mcp.model.ConversationItem;
import io.atopile.mcp.tool.CallToolResult;
import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.ToolCall;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs that end while a build is still in progress. */
class FinalBuildsTest {

    private static final String CANCELLED = "Build b_1 of default was still running when the run ended and was cancelled; it proves nothing.";

    @TempDir
    Path folder;

    private static CallToolResult build(String id, String status, String verdict) {
        var envelope = Json.object().put("ok", true).put("code", "ok").put("message", "Build " + id);
        var data = envelope.putObject("data").put("build_id", id).put("target", "default").put("status", status).put("diagnostics_total", 0);
        if (!verdict.isEmpty()) {
            data.put("verdict", verdict);
        }
        return CallToolResult.ofText(envelope.toString());
    }

    private static CallToolResult changed() {
        var envelope = Json.object().put("ok", true).put("code", "ok").put("message", "Changed.");
        envelope.putObject("data").put("path", "a.ato").put("undo_id", "u1");
        return CallToolResult.ofText(envelope.toString());
    }

    /** Each call of {@code build_run} starts the next build, which {@code build_status} finds to be {@code later}. */
    private static CountedTools tools(String first, String later, String verdict) {
        var started = new AtomicInteger();
        return CountedTools.withBuild((ToolCall call) -> switch (call.name()) {
            case "build_run" -> build("b_" + started.incrementAndGet(), started.get() == 1 ? first : "succeeded", started.get() == 1 ? "" : "verified");
            case "build_status" -> build(call.arguments().path("build_id").asString(), later, verdict);
            case "build_cancel" -> build(call.arguments().path("build_id").asString(), "cancelled", "");
            case "change" -> changed();
            default -> CountedTools.ok("done");
        });
    }

    private static List<ConversationItem> calls(String... names) {
        var calls = new ArrayList<ConversationItem>();
        for (var name : names) {
            calls.add(call("c" + calls.size(), name, name.equals("build_status") ? "{\"build_id\":\"b_7\"}" : "{}"));
        }
        return calls;
    }

    static Stream<Arguments> ends() {
        return Stream.of(
                Arguments.of("it ends verified", tools("running", "succeeded", "verified"), calls("build_run"), "b_1 succeeded verified true", ""),
                Arguments.of("it ends unverified", tools("queued", "succeeded", "unverified"), calls("build_run"), "b_1 succeeded unverified true", ""),
                Arguments.of("it ends failed", tools("running", "failed", "failed"), calls("build_run"), "b_1 failed failed true", ""),
                Arguments.of("it doesn't end in time", tools("running", "running", ""), calls("build_run"), "b_1 cancelled - true", CANCELLED),
                Arguments.of("somebody cancels it", tools("running", "cancelled", ""), calls("build_run"), "b_1 cancelled - true", ""),
                Arguments.of("it was started after a change", tools("running", "succeeded", "verified"), calls("change", "build_run"), "b_1 succeeded verified true", ""),
                Arguments.of("it was started before a change", tools("running", "succeeded", "verified"), calls("build_run", "change"), "b_2 succeeded verified true", ""),
                Arguments.of("a change, and it doesn't end", tools("running", "running", ""), calls("change", "build_run"), "b_2 succeeded verified true", CANCELLED),
                Arguments.of("one that others started", tools("running", "running", ""), calls("build_status"), "b_7 running - true", "Build b_7 of default was not finished when the run ended; it proves nothing."),
                Arguments.of("it had ended before", tools("succeeded", "running", ""), calls("build_run"), "b_1 succeeded - true", ""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ends")
    void aBuildInProgressIsAwaited(String what, CountedTools tools, List<ConversationItem> calls, String target, String note) throws Exception {
        try (var shop = new Workshop(folder, tools, PlayedModel.script(List.of(calls, List.of(say("Done.")))))) {
            var run = shop.begin();
            var state = shop.end(run);
            assertEquals(RunStatus.COMPLETED, state.status(), state.reason());
            var verified = readVerification(run);
            var last = verified.targets().getLast();
            assertEquals(target, "%s %s %s %s".formatted(last.buildId(), last.state(), last.verdict().orElse("-"), last.current()));
            assertEquals(note, verified.note());
            assertTrue(state.work().builds().stream().noneMatch(build -> build.isInProgress() && !build.buildId().equals("b_7")));
            assertEquals(List.of(), List.copyOf(shop.defects));
        }
    }

    @Test
    void aRunThatFailsCancelsItsBuildAndSaysSo() throws Exception {
        var tools = tools("running", "running", "");
        try (var shop = new Workshop(folder, tools, PlayedModel.script(List.of(calls("build_run"))))) {
            var run = shop.begin();
            assertEquals(RunStatus.FAILED, shop.end(run).status());
            assertEquals(CANCELLED, readVerification(run).note());
            assertEquals(1, tools.count("build_cancel"));
            assertEquals(0, tools.count("build_status"), "a run that failed doesn't wait");
        }
    }

    @Test
    void theBuildThatARunMakesAtItsEndIsOnRecord() throws Exception {
        var tools = tools("succeeded", "", "");
        try (var shop = new Workshop(folder, tools, PlayedModel.script(List.of(calls("change"), List.of(say("Done.")))))) {
            var run = shop.begin();
            var work = shop.end(run).work();
            assertEquals(List.of("b_1"), work.builds().stream().map(BuildObservation::buildId).toList());
        }
    }

    private static VerifiedRun readVerification(RunDirectory run) throws Exception {
        return Json.mapper().readValue(Files.readString(run.path().resolve("verify.json")), VerifiedRun.class);
    }
}
