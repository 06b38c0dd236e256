package io.atopile.mcp.tool;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

/** What a call may do, what it would do, and what the gate's decision makes of it. */
class CallAdmissionTest {

    record Target(@Range(min = 1, max = 20) String path) {}

    record Place(Optional<Boolean> online) {}

    record Out(String text) {}

    @ToolSpec(name = "write", title = "Write a file", description = "Writes.", toolset = Toolset.FILES, effects = Effect.WRITES_PROJECT, aliases = "put")
    static final class Write implements Tool<Target, Out> {
        @Override
        public Set<Effect> resolveEffects(Target input, ToolContext context) {
            if (input.path().equals("broken")) {
                throw new IllegalStateException("broken");
            }
            return input.path().endsWith(".sh") ? Set.of(Effect.CONFIGURES_PROGRAMS) : Set.of();
        }

        @Override
        public ToolResult<Out> call(Target input, ToolContext context) {
            return ToolResult.ok(new Out(context.project() + "/" + input.path()), "Written.");
        }
    }

    @ToolSpec(name = "look", title = "Look", description = "Looks.", toolset = Toolset.FILES, effects = Effect.READS, needsProject = false)
    static final class Look implements Tool<Place, Out> {
        @Override
        public Set<Effect> resolveEffects(Place input, ToolContext context) {
            return input.online().orElse(false) ? Set.of(Effect.REACHES_NETWORK) : Set.of();
        }

        @Override
        public ToolResult<Out> call(Place input, ToolContext context) {
            return ToolResult.ok(new Out(context.projectIfAny().map(Path::toString).orElse("none")), "Looked.");
        }
    }

    private static final Optional<ApprovalRecord> APPROVAL = Optional.of(ApprovalRecord.ofApproval("Ann", ApprovalRecord.Scope.ONCE));
    private static final Optional<ApprovalRecord> REFUSAL = Optional.of(ApprovalRecord.of("Ann", ApprovalRecord.Outcome.DECLINED));

    private Gate.Decision decision = new Gate.Decision.Granted();
    private final List<String> seen = new ArrayList<>();
    private final List<ActionLog.Action> actions = new ArrayList<>();
    private final ToolRegistry registry = new ToolRegistry(
            List.of(new Write(), new Look()), new TwoProjects(), (call, effects, proposal) -> {
                seen.add("%s %s in %s".formatted(call.name(), EnumSet.copyOf(effects), proposal.project().map(Path::toString).orElse("none")));
                return decision;
            }, actions::add, (_, _) -> "r1");

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

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "write   | {'project':'a','path':'x.ato'}  | WRITES_PROJECT",
        "put     | {'project':'a','path':'x.sh'}   | WRITES_PROJECT CONFIGURES_PROGRAMS",
        "write   | {'project':'c','path':'x.sh'}   | WRITES_PROJECT",
        "write   | {'path':'x.sh'}                 | WRITES_PROJECT",
        "write   | {'project':'a'}                 | WRITES_PROJECT",
        "write   | {'project':'a','path':'broken'} | READS BUILDS WRITES_PROJECT CONFIGURES_PROGRAMS INSTALLS REACHES_NETWORK DESTROYS",
        "look    | {}                              | READS",
        "look    | {'online':true}                 | READS REACHES_NETWORK",
        "look    | {'online':true,'project':'c'}   | READS REACHES_NETWORK",
        "nothing | {}                              | READS BUILDS WRITES_PROJECT CONFIGURES_PROGRAMS INSTALLS REACHES_NETWORK DESTROYS"
    })
    void aCallHasTheEffectsOfItsToolAndOfItsArguments(String tool, String arguments, String effects) {
        assertEquals(effects, registry.resolveEffects(call(tool, arguments)).stream().sorted().map(Effect::name).collect(Collectors.joining(" ")));
    }

    @Test
    void aToolHasTheEffectsThatItDeclares() {
        assertEquals(Set.of(Effect.WRITES_PROJECT), registry.resolveEffects("write"));
        assertEquals(Set.of(Effect.WRITES_PROJECT), registry.resolveEffects("put"));
        assertEquals(EnumSet.allOf(Effect.class), registry.resolveEffects("nothing"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "write   | {'project':'a','path':'x.ato'} | Write a file/path: x.ato",
        "write   | {'project':'c','path':'x.ato'} | Write a file. The project was not found; the call will fail./project: c/path: x.ato",
        "write   | {'project':'a'}                | Write a file. The arguments are invalid; the call will fail./project: a",
        "look    | {'online':true}                | Look/online: true",
        "nothing | {'a':1}                        | nothing/a: 1"
    })
    void aPreviewSaysWhatACallWouldDo(String tool, String arguments, String preview) throws Exception {
        assertEquals(preview.replace('/', '\n'), registry.preview(call(tool, arguments)).whole());
    }

    @Test
    void theGateSeesTheEffectsAndTheProjectThatTheArgumentsName() {
        assertEquals("/b/x.sh", run("write", "{'project':'b','path':'x.sh'}").at("/data/text").asString());
        assertEquals("none", run("look", "{}").at("/data/text").asString());
        assertEquals("/a", run("look", "{'project':'a','online':true}").at("/data/text").asString());
        assertEquals(
                List.of("write [WRITES_PROJECT, CONFIGURES_PROGRAMS] in /b", "look [READS] in none", "look [READS, REACHES_NETWORK] in /a"), seen);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{'path':'x'} | validation_error | FAILED: NOTHING WAS WRITTEN. Which project? | Pass project: a or b.",
        "{'path':'x','project':'c'} | not_found | FAILED: NOTHING WAS WRITTEN. There is no project c. | There are a and b."
    })
    void aCallWithoutItsProjectReachesNoGate(String arguments, String code, String message, String hint) {
        var reply = run("write", arguments);
        assertEquals(code, reply.path("code").asString());
        assertEquals(message, reply.path("message").asString());
        assertEquals(hint, reply.path("hint").asString());
        assertEquals(List.of(), seen);
    }

    static Stream<Arguments> decisions() {
        return Stream.of(
                Arguments.of("write", new Gate.Decision.Granted(), "ok", "Written.", null, Optional.empty()),
                Arguments.of("write", new Gate.Decision.Granted(APPROVAL), "ok", "Written.", null, APPROVAL),
                Arguments.of("write", new Gate.Decision.Denied("No.", REFUSAL), "policy_denied", "FAILED: NOTHING WAS WRITTEN. No.", null, REFUSAL),
                Arguments.of("look", new Gate.Decision.Denied("No.", Optional.empty()), "policy_denied", "FAILED: No.", null, Optional.empty()),
                Arguments.of(
                        "write", new Gate.Decision.Unasked("Nobody to ask.", "Ask.", REFUSAL), "approval_required",
                        "FAILED: NOTHING WAS WRITTEN. Nobody to ask.", "Ask.", REFUSAL));
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void aCallIsMadeOnlyIfItIsGrantedAndTheLogSaysByWhom(
            String tool, Gate.Decision made, String code, String message, String hint, Optional<ApprovalRecord> logged) {
        decision = made;
        var reply = run(tool, tool.equals("write") ? "{'project':'a','path':'x'}" : "{}");
        assertEquals(code, reply.path("code").asString());
        assertEquals(message, reply.path("message").asString());
        assertEquals(hint, reply.path("hint").asString(null));
        assertEquals(List.of(logged), actions.stream().map(ActionLog.Action::approval).toList());
        assertEquals(code, actions.getFirst().code());
    }

    @Test
    void aCallThatWasDeclinedElsewhereIsLogged() {
        var call = call("write", "{'project':'a','path':'x'}").with(REFUSAL);
        registry.decline(call, "Declined by Ann.");
        var logged = actions.getFirst();
        assertEquals(
                new ActionLog.Action(logged.at(), call.caller(), "write", call.arguments(), "policy_denied", "Declined by Ann.", Duration.ZERO, REFUSAL),
                logged);
    }

    @Test
    void aWorkspaceFindsWhatItResolves() {
        assertEquals(Optional.of(Path.of("/a")), new TwoProjects().find(Optional.of("a")));
        assertEquals(Optional.empty(), new TwoProjects().find(Optional.of("c")));
        assertEquals(Optional.empty(), new TwoProjects().onlyProject());
        assertEquals(Optional.of(Path.of("/p")), new OneProject().onlyProject());
    }
}
