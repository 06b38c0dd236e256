package io.atopile.mcp.agent.context;

import io.atopile.mcp.tool.CancellationSignal;
import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.McpClientHandle;
import io.atopile.mcp.tool.Progress;
import io.atopile.mcp.tool.ToolCall;
import io.atopile.mcp.tool.ToolCaller;
import io.atopile.mcp.tool.ToolSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.JsonNode;

/** Queries the tools for all sections in parallel, within a time limit. */
record ContextQuery(ToolSource tools, ToolCaller caller, CancellationSignal outer) {

    private static final int LONGEST_REASON = 200;
    private static final long LOOK_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    /** The result for one section. */
    sealed interface Answer {

        record Told(ContextSection section, List<String> lines) implements Answer {}

        record Missing(ContextSection section, String why) implements Answer {}
    }

    /**
     * Returns the answers in the order of the sections. Calls that are still running when {@code patience} is over for
     * all of them together are cancelled and abandoned; they aren't interrupted, because they may be writing.
     */
    List<Answer> ask(List<ContextSection> sections, Duration patience) throws InterruptedException {
        var stop = new CancellationSignal();
        var asked = sections.stream()
                .map(section -> new FutureTask<>(() -> answer(section, stop)))
                .toList();
        try (var _ = outer.addListener(() -> stop.cancel(outer.reason().orElse(CancellationSignal.Reason.CLIENT)))) {
            asked.forEach(task -> Thread.ofPlatform().daemon().name("context pack").start(task));
            return collect(sections, asked, System.nanoTime(), patience);
        } finally {
            stop.cancel(CancellationSignal.Reason.DEADLINE);
            asked.forEach(task -> task.cancel(false));
        }
    }

    private static List<Answer> collect(List<ContextSection> sections, List<FutureTask<Answer>> asked, long since, Duration patience)
            throws InterruptedException {
        var answers = new ArrayList<Answer>();
        for (var i = 0; i < asked.size(); i++) {
            try {
                answers.add(collect(asked.get(i), since, patience));
            } catch (TimeoutException _) {
                answers.add(new Answer.Missing(sections.get(i), "did not finish in time"));
            } catch (ExecutionException _) {
                answers.add(new Answer.Missing(sections.get(i), "failed with an internal error"));
            }
        }
        return answers;
    }

    /** Checks repeatedly whether other packs are gathered, because they may begin after this one. */
    private static Answer collect(FutureTask<Answer> asked, long since, Duration patience)
            throws InterruptedException, ExecutionException, TimeoutException {
        while (true) {
            var left = since + ContextPackLimiter.extend(patience).toNanos() - System.nanoTime();
            try {
                return asked.get(Math.clamp(left, 0, LOOK_EVERY_NANOS), TimeUnit.NANOSECONDS);
            } catch (TimeoutException late) {
                if (left <= LOOK_EVERY_NANOS) {
                    throw late;
                }
            }
        }
    }

    private Answer answer(ContextSection section, CancellationSignal stop) {
        if (tools.find(section.tool()).isEmpty()) {
            return new Answer.Missing(section, "is not available");
        }
        var reply = tools.call(new ToolCall(
                section.tool(), section.arguments(), Json.object(), caller, Progress.NONE, stop, McpClientHandle.NONE));
        JsonNode envelope = reply.structured();
        if (envelope == null) {
            return new Answer.Missing(section, "returned no structured result");
        }
        if (reply.isError() || !envelope.path("ok").asBoolean(false)) {
            return new Answer.Missing(section, "reported " + OneLine.of(envelope.path("message").asString(""), LONGEST_REASON));
        }
        return new Answer.Told(section, section.reader().formatLines(envelope.path("data")));
    }
}
