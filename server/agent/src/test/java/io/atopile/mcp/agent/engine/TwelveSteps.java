package io.atopile.mcp.agent.engine;

import io.atopile.mcp.model.ContentPart;
import io.atopile.mcp.model.ConversationItem;
import io.atopile.mcp.model.ModelReply;
import io.atopile.mcp.model.ModelRequest;
import io.atopile.mcp.model.TokenUsage;
import io.atopile.mcp.tool.CallToolResult;
import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.ToolCall;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * The work of a run with everything in it that a crash can hit: reads side by side, effects alone and in a row, one that a
 * person allows, a plan, something that the user adds, a conversation that is cut. What the model says follows from the
 * conversation alone; where it is told that an outcome is unknown, it looks, and repeats only what was not done.
 */
final class TwelveSteps {

    static final List<String> FILES = List.of("a.ato", "b.ato", "c.ato", "d.ato");

    private static final Pattern STAGE = Pattern.compile("s(\\d)-.*");
    private static final Pattern SUMMARY = Pattern.compile("(?s).*So far: stage (\\d).*");
    private static final String PLAN = "{\"steps\":[{\"text\":\"change the files\",\"state\":\"in_progress\"}]}";

    private final Path effects;
    private final Consumer<String> around;
    private final Runnable steering;

    /** {@code effects} gets a line for every effect; {@code around} hears {@code before} and {@code after} each, with its name. */
    TwelveSteps(Path effects, Consumer<String> around, Runnable steering) {
        this.effects = effects;
        this.around = around;
        this.steering = steering;
    }

    CountedTools tools() {
        return new CountedTools(this::answer);
    }

    private CallToolResult answer(ToolCall call) {
        var file = call.arguments().path("file").asString("");
        if (!call.name().equals("look")) {
            around.accept("before " + file);
            append(file);
            around.accept("after " + file);
            return changed(file);
        }
        if (call.arguments().path("steer").asBoolean(false)) {
            steering.run();
        }
        return CountedTools.ok(file.isEmpty() ? "seen" : "done " + lines(effects).contains(file));
    }

    private static CallToolResult changed(String file) {
        var envelope = Json.object().put("ok", true).put("code", "ok").put("message", "Changed.");
        envelope.putObject("data").put("path", file).put("undo_id", "undo-" + file).put("diff", "+" + file);
        return CallToolResult.ofText(envelope.toString());
    }

    private void append(String file) {
        try {
            Files.writeString(effects, file + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static List<String> lines(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static PlayedModel model() {
        return PlayedModel.of(TwelveSteps::reply);
    }

    private static ModelReply reply(ModelRequest request) {
        var input = request.input();
        if (PlayedModel.isCompaction(request)) {
            return PlayedModel.answer(List.of(say("So far: stage " + stage(input))));
        }
        var unknown = input.stream().filter(TwelveSteps::isUnknown).map(item -> ((ConversationItem.Output) item).callId()).toList();
        for (var callId : unknown) {
            var file = argument(input, callId);
            if (!has(input, "look-" + callId)) {
                return PlayedModel.answer(List.of(call("look-" + callId, "look", file)));
            }
            if (output(input, "look-" + callId).contains("done false") && !has(input, "again-" + callId)) {
                return PlayedModel.answer(List.of(call("again-" + callId, tool(input, callId), file)));
            }
        }
        return stage(stage(input) + 1, input);
    }

    private static ModelReply stage(int next, List<ConversationItem> input) {
        return switch (next) {
            case 1 -> PlayedModel.answer(List.of(new ConversationItem.Call("s1-1", "look", "{}"), new ConversationItem.Call("s1-2", "look", "{\"x\":1}")));
            case 2 -> PlayedModel.answer(List.of(call("s2-1", "change", "a.ato"), new ConversationItem.Call("s2-2", "update_plan", PLAN)));
            case 3 -> PlayedModel.answer(List.of(new ConversationItem.Call("s3-1", "look", "{\"steer\":true}"), call("s3-2", "destroy", "b.ato")));
            case 4 -> isCut(input)
                    ? PlayedModel.answer(List.of(say("Nearly there."), call("s4-1", "change", "c.ato"), call("s4-2", "change", "d.ato")))
                    : new ModelReply.Failed(ModelReply.Fault.CONTEXT_OVERFLOW, "too long", List.of(), TokenUsage.NONE);
            default -> PlayedModel.answer(List.of(say("Finished.")));
        };
    }

    private static int stage(List<ConversationItem> input) {
        return input.stream()
                .mapToInt(item -> switch (item) {
                    case ConversationItem.Call call -> number(STAGE, call.callId());
                    case ConversationItem.Message message -> number(SUMMARY, message.text());
                    case ConversationItem.Output _, ConversationItem.Reasoning _, ConversationItem.Other _ -> 0;
                })
                .max()
                .orElse(0);
    }

    private static int number(Pattern pattern, String text) {
        var found = pattern.matcher(text);
        return found.matches() ? Integer.parseInt(found.group(1)) : 0;
    }

    private static boolean isCut(List<ConversationItem> input) {
        return input.stream().anyMatch(item -> item instanceof ConversationItem.Message message && number(SUMMARY, message.text()) > 0);
    }

    static boolean isUnknown(ConversationItem item) {
        return item instanceof ConversationItem.Output output && ContentPart.joinTexts(output.content()).contains("outcome_unknown");
    }

    private static boolean has(List<ConversationItem> input, String callId) {
        return input.stream().anyMatch(item -> item instanceof ConversationItem.Call call && call.callId().equals(callId));
    }

    private static String output(List<ConversationItem> input, String callId) {
        return input.stream()
                .filter(item -> item instanceof ConversationItem.Output output && output.callId().equals(callId))
                .map(item -> ContentPart.joinTexts(((ConversationItem.Output) item).content()))
                .findFirst()
                .orElseThrow();
    }

    private static ConversationItem.Call made(List<ConversationItem> input, String callId) {
        return input.stream()
                .filter(item -> item instanceof ConversationItem.Call call && call.callId().equals(callId))
                .map(ConversationItem.Call.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static String tool(List<ConversationItem> input, String callId) {
        return made(input, callId).name();
    }

    private static String argument(List<ConversationItem> input, String callId) {
        return Json.mapper().readTree(made(input, callId).arguments()).path("file").asString("");
    }

    private static ConversationItem call(String id, String tool, String file) {
        return new ConversationItem.Call(id, tool, Json.object().put("file", file).toString());
    }

    private static ConversationItem say(String text) {
        return ConversationItem.Message.of(ConversationItem.Role.ASSISTANT, text);
    }
}
