package io.atopile.mcp.tools.relay;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.tool.ActionLog;
import io.atopile.mcp.tool.CancellationSignal;
import io.atopile.mcp.tool.Effect;
import io.atopile.mcp.tool.Gate;
import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.McpClientHandle;
import io.atopile.mcp.tool.Progress;
import io.atopile.mcp.tool.Range;
import io.atopile.mcp.tool.Tool;
import io.atopile.mcp.tool.ToolCall;
import io.atopile.mcp.tool.ToolCaller;
import io.atopile.mcp.tool.ToolContext;
import io.atopile.mcp.tool.ToolRegistry;
import io.atopile.mcp.tool.ToolResult;
import io.atopile.mcp.tool.ToolSpec;
import io.atopile.mcp.tool.Toolset;
import io.atopile.mcp.tool.TwoProjects;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A call through a relay is the call of the tool that it names, for the policy, the person who is asked, the log and the caller. */
class RelayToolsTest {

    record Text(@Range(min = 1, max = 9) String text, Optional<Integer> times) {}

    record Out(String text) {}

    @ToolSpec(name = "read_nets", title = "Read the nets", description = "Lists nets. Slow.", next = "Then write.", toolset = Toolset.REPORTS, effects = Effect.READS, aliases = "nets_of_old")
    record Nets() implements Tool<Text, Out> {
        @Override
        public ToolResult<Out> call(Text input, ToolContext context) {
            return ToolResult.ok(new Out(context.project() + " " + input.text().repeat(input.times().orElse(1))), "Read.");
        }
    }

    @ToolSpec(name = "fetch_price", title = "Fetch a price", description = "Asks a shop.", toolset = Toolset.PARTS, effects = {Effect.READS, Effect.REACHES_NETWORK}, needsProject = false)
    record Price() implements Tool<Text, Out> {
        @Override
        public ToolResult<Out> call(Text input, ToolContext context) {
            return ToolResult.ok(new Out(input.text()), "Fetched.");
        }
    }

    @ToolSpec(name = "move_board", title = "Move the board", description = "Moves a component.", toolset = Toolset.LAYOUT, effects = Effect.WRITES_PROJECT)
    record Move() implements Tool<Text, Out> {
        @Override
        public Set<Effect> resolveEffects(Text input, ToolContext context) {
            return input.text().equals(".sh") ? Set.of(Effect.CONFIGURES_PROGRAMS) : Set.of();
        }

        @Override
        public ToolResult<Out> call(Text input, ToolContext context) {
            return ToolResult.ok(new Out(input.text()), "Moved.");
        }
    }

    private final List<String> judged = new ArrayList<>();
    private final List<String> logged = new ArrayList<>();
    private Gate.Decision decision = new Gate.Decision.Granted();
    private final ToolRegistry registry = new ToolRegistry(
            Stream.concat(Stream.of(new Nets(), new Price(), new Move()), RelayTools.createTools().stream()).toList(),
            new TwoProjects(),
            (call, effects, proposal) -> {
                judged.add("%s %s %s".formatted(call.name(), new TreeSet<>(effects), proposal.preview().whole()));
                return decision;
            },
            action -> logged.add(describe(action)),
            (_, defect) -> defect.toString());

    private static String describe(ActionLog.Action action) {
        return action.tool() + " " + action.code();
    }

    @AfterEach
    void close() {
        registry.close();
    }

    private static ToolCall call(String tool, String arguments) {
        return new ToolCall(
                tool, (ObjectNode) Json.mapper().readTree(arguments.replace('\'', '"')), Json.object(), new ToolCaller(ToolCaller.Kind.CLIENT, "t"),
                Progress.NONE, new CancellationSignal(), McpClientHandle.NONE);
    }

    private ObjectNode run(String tool, String arguments) {
        return requireNonNull(registry.call(call(tool, arguments)).structured());
    }

    @Test
    void aRelayedCallIsTheCallOfTheOtherTool() {
        var direct = run("read_nets", "{'text':'n','times':2,'project':'a'}");
        assertEquals("{\"ok\":true,\"code\":\"ok\",\"message\":\"Read.\",\"data\":{\"text\":\"/a nn\"},\"retryable\":false,\"hint\":\"Then write.\"}", direct.toString());
        for (var same : List.of(
                "{'tool':'read_nets','arguments':{'text':'n','times':2,'project':'a'}}",
                "{'tool':'read_nets','arguments':{'text':'n','times':'2'},'project':'a'}",
                "{'tool':'read_nets','arguments':'{\\'text\\':\\'n\\',\\'times\\':2,\\'project\\':\\'a\\'}','project':'b'}",
                "{'tool':'nets_of_old','arguments':{'text':'n','times':2},'project':'a'}")) {
            assertEquals(direct, run("tools_read", same), same);
            assertEquals(direct, run("tools_call", same), same);
        }
        assertEquals(Set.of("read_nets ok"), Set.copyOf(logged));
        assertEquals(9, logged.size());
        assertEquals(Set.of("read_nets [READS] Read the nets\ntext: n\ntimes: 2"), Set.copyOf(judged));
    }

    @Test
    void effectsAndPreviewAreThoseOfTheOtherTool() throws InterruptedException {
        var moving = call("tools_call", "{'tool':'move_board','arguments':{'text':'.sh'},'project':'a'}");
        assertEquals(Set.of(Effect.WRITES_PROJECT, Effect.CONFIGURES_PROGRAMS), registry.resolveEffects(moving));
        assertEquals("Move the board\ntext: .sh", registry.preview(moving).whole());
        assertEquals("move_board", registry.resolveName(moving));
        assertEquals("tools_call", registry.resolveName(call("tools_call", "{'tool':'none'}")));
        assertEquals(Set.of(Effect.READS, Effect.REACHES_NETWORK), registry.resolveEffects(call("tools_read", "{'tool':'fetch_price','arguments':{'text':'x'}}")));
        decision = new Gate.Decision.Denied("The person refused move_board.", Optional.empty());
        assertEquals("policy_denied", requireNonNull(registry.call(moving).structured()).path("code").asString());
        assertEquals(List.of("move_board policy_denied"), logged);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "tools_read | {'tool':'move_board','arguments':{'text':'x'},'project':'a'} | validation_error | FAILED: move_board does not only read, so tools_read can't call it. | Call it with tools_call.",
        "tools_read | {'tool':'read_net'}                                     | not_found        | FAILED: There is no tool read_net on this server.                       | Nearest: read_nets.",
        "tools_call | {'tool':'zzzzzzzzzzzz'}                                 | not_found        | FAILED: There is no tool zzzzzzzzzzzz on this server.                   | tools_find without a query lists all tools.",
        "tools_call | {'tool':'tools_call','arguments':{'tool':'read_nets'}}  | validation_error | FAILED: tools_call can only be called directly.                         | tool is the name of a tool that tools_find returns.",
        "tools_call | {'tool':'tools_read','arguments':{'tool':'read_nets'}}  | validation_error | FAILED: tools_read can only be called directly.                         | tool is the name of a tool that tools_find returns.",
        "tools_read | {'tool':'tools_find'}                                   | validation_error | FAILED: tools_find can only be called directly.                         | tool is the name of a tool that tools_find returns.",
        "tools_call | {'arguments':{}}                                        | validation_error | FAILED: NOTHING WAS WRITTEN. tool is missing.                                               | Pass the tool's name as tool, and everything that it needs inside the object arguments.",
        "tools_call | {'tool':'read_nets','text':'n'}                       | validation_error | FAILED: NOTHING WAS WRITTEN. arguments: there is no field text.                                             | Pass the tool's name as tool, and everything that it needs inside the object arguments.",
        "tools_call | {'tool':'read_nets','arguments':[1]}                    | validation_error | FAILED: NOTHING WAS WRITTEN. arguments: array found, object expected.                                      | Pass the tool's name as tool, and everything that it needs inside the object arguments."
    })
    void aCallThatCannotBeRelayedFailsWithoutAskingAnyone(String relay, String arguments, String code, String message, String hint) {
        decision = new Gate.Decision.Granted();
        var reply = run(relay, arguments);
        assertEquals(code, reply.path("code").asString());
        assertEquals(message, reply.path("message").asString());
        assertEquals(hint == null ? "" : hint, reply.path("hint").asString(""));
        assertEquals(List.of(relay + " " + code), logged);
        assertTrue(judged.stream().allMatch(one -> one.startsWith(relay + " [READS]")), judged::toString);
    }

    @Test
    void invalidArgumentsAreThoseOfTheOtherToolAndBelongInsideArguments() {
        var relayed = run("tools_read", "{'tool':'read_nets','arguments':{'text':'0123456789'},'project':'a'}");
        assertEquals("FAILED: text: must be at most 9 characters long.", relayed.path("message").asString());
        assertEquals("The arguments of read_nets belong inside the object arguments of tools_read.", relayed.path("hint").asString());
        assertEquals("FAILED: NOTHING WAS WRITTEN. text is missing.", run("tools_call", "{'tool':'move_board','project':'a'}").path("message").asString());
        assertEquals("", run("read_nets", "{'text':'0123456789','project':'a'}").path("hint").asString(""));
        assertEquals(List.of("read_nets validation_error", "move_board validation_error", "read_nets validation_error"), logged);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "moving components          | move_board",
        "nets                       | read_nets",
        "nets_of_old                | read_nets",
        "price                      | fetch_price",
        "fetch_price                | fetch_price",
        "what is in the zzz         | "
    })
    void toolsAreFoundByWordsAndByName(String query, String best) {
        var found = run("tools_find", "{'query':'%s'}".formatted(query)).at("/data/tools");
        assertEquals(best == null ? "" : best, found.path(0).path("name").asString(""));
    }

    @Test
    void whatIsFoundCanBeCalled() {
        var found = run("tools_find", "{'query':'board nets','limit':1}").at("/data/tools");
        assertEquals(1, found.size());
        assertEquals("move_board", found.path(0).path("name").asString());
        assertEquals("tools_call", found.path(0).path("call_with").asString());
        assertEquals("Call move_board with tools_call, its arguments inside arguments.", run("tools_find", "{'query':'board nets'}").path("hint").asString());
        assertEquals("", run("tools_find", "{'query':'zzz'}").path("hint").asString(""));
        assertEquals("string", found.at("/0/input_schema/properties/text/type").asString());
        var all = run("tools_find", "{}").at("/data/tools");
        assertEquals(List.of("read_nets", "fetch_price", "move_board"), all.valueStream().map(tool -> tool.path("name").asString()).toList());
        assertEquals(List.of("tools_read", "tools_read", "tools_call"), all.valueStream().map(tool -> tool.path("call_with").asString()).toList());
        assertEquals("Lists nets.", all.at("/0/description").asString());
        assertTrue(all.valueStream().noneMatch((JsonNode tool) -> tool.has("input_schema")));
    }
}
