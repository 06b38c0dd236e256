package io.atopile.mcp.agent.engine;

import io.atopile.mcp.agent.BlobId;
import io.atopile.mcp.agent.Budgets;
import io.atopile.mcp.agent.ParentRun;
import io.atopile.mcp.agent.RunPurpose;
import io.atopile.mcp.agent.RunSpec;
import io.atopile.mcp.agent.RunSpec.CallRules;
import io.atopile.mcp.agent.RunSpec.RunModel;
import io.atopile.mcp.agent.ToolFacts;
import io.atopile.mcp.agent.run.AgentSettings;
import io.atopile.mcp.agent.run.RunDirectory;
import io.atopile.mcp.model.ContentPart;
import io.atopile.mcp.model.ConversationItem;
import io.atopile.mcp.model.ModelRequest;
import io.atopile.mcp.policy.Mode;
import io.atopile.mcp.tool.Effect;
import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.ToolListing;
import io.atopile.mcp.tool.ToolSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Creates a run's configuration from the caller's request, within what the user's settings allow. */
final class RunSpecFactory {

    private final RunToolset toolset;
    private final ToolSource tools;
    private final AgentSettings settings;
    private final Mode serverMode;
    private final ToolNameCheck names;

    RunSpecFactory(ToolSource tools, AgentSettings settings, Mode serverMode, RunToolset toolset) {
        this.tools = tools;
        this.settings = settings;
        this.serverMode = serverMode;
        this.names = new ToolNameCheck(tools, Set::of);
        this.toolset = toolset;
    }

    RunSpec createSpec(RunDirectory directory, RunRequest wish, String threadId, Optional<ParentRun> origin, String model) {
        var chosen = tools.list().stream().filter(tool -> isFor(tool, wish)).toList();
        return new RunSpec(
                directory.id(),
                threadId,
                origin,
                storeMessage(directory, wish),
                wish.instructions().map(text -> directory.keep(ConversationItem.Message.of(ConversationItem.Role.DEVELOPER, text))),
                wish.project().map(Path::toString),
                wish.purpose(),
                resolveApproval(wish),
                buildRules(wish),
                toFacts(chosen),
                storeFunctions(directory, listFor(wish, chosen)),
                resolveBudgets(wish.limits()),
                new RunModel(
                        model,
                        settings.model().contextWindow(),
                        settings.model().effort(),
                        settings.model().verbosity(),
                        wish.outputSchema().map(schema -> directory.texts().put(schema.toString()))),
                Math.toIntExact(settings.approvals().patience().toSeconds()));
    }

    private Mode resolveApproval(RunRequest wish) {
        var allowed = serverMode.chooseStricter(settings.policy());
        return wish.approval().map(allowed::chooseStricter).orElse(allowed);
    }

    private CallRules buildRules(RunRequest wish) {
        return new CallRules(
                names.toListedNames(settings.tools().allow()), names.toListedNames(settings.tools().ask()), listDeniedTools(wish), wish.deniedEffects());
    }

    private List<String> listDeniedTools(RunRequest wish) {
        return names.toListedNames(Stream.concat(settings.tools().deny().stream(), wish.denyTools().stream()).toList());
    }

    private boolean isFor(ToolListing tool, RunRequest wish) {
        var name = tool.name();
        var hidden = toolset.excluded().contains(name) || listDeniedTools(wish).contains(name);
        var named = wish.allowTools().isEmpty() || names.toListedNames(wish.allowTools()).contains(name);
        return !hidden && named && (wish.purpose() == RunPurpose.WORK || (toFacts(tool).hasOnlyReadEffects() && !name.equals(RelayedCall.CALL)));
    }

    /**
     * Returns the tools that the model is shown: those that the caller named, otherwise the usual ones and the way to the
     * others. Without such a way, all are shown.
     */
    private List<ToolListing> listFor(RunRequest wish, List<ToolListing> chosen) {
        var findsOthers = wish.allowTools().isEmpty() && chosen.stream().anyMatch(tool -> tool.name().equals(RelayedCall.FIND));
        return chosen.stream()
                .filter(tool -> findsOthers ? toolset.isListed(tool.name()) : !RelayedCall.isRelay(tool.name()))
                .toList();
    }

    /** A call that names another tool is judged by that tool. */
    private ToolFacts toFacts(ToolListing tool) {
        if (RelayedCall.isRelay(tool.name())) {
            return new ToolFacts(tool.name(), List.of(Effect.READS), true);
        }
        var hints = tool.hints();
        return new ToolFacts(
                tool.name(), tools.resolveEffects(tool.name()).stream().sorted().toList(), hints != null && hints.idempotent());
    }

    private List<ToolFacts> toFacts(List<ToolListing> chosen) {
        var all = new ArrayList<ToolFacts>();
        chosen.forEach(tool -> all.add(toFacts(tool)));
        Stream.of(AgentFunction.values()).map(AgentFunction::facts).forEach(all::add);
        return all;
    }

    private static BlobId storeFunctions(RunDirectory directory, List<ToolListing> chosen) {
        var all = new ArrayList<ModelRequest.Function>();
        chosen.forEach(tool -> all.add(RunFunctionSchema.toFunction(tool)));
        Stream.of(AgentFunction.values()).map(AgentFunction::function).forEach(all::add);
        return directory.texts().put(Json.mapper().writeValueAsString(all));
    }

    private Budgets resolveBudgets(RunRequest.Limits wished) {
        var all = settings.budgets();
        return all.tighten(new Budgets(
                wished.toolCalls().orElse(all.toolCalls()),
                wished.minutes().map(Duration::ofMinutes).orElse(all.time()),
                wished.tokens().orElse(all.tokens()),
                Optional.empty(),
                all.toolTime(),
                all.identicalCalls(),
                all.stepsWithoutProgress()));
    }

    private static BlobId storeMessage(RunDirectory directory, RunRequest wish) {
        var content = new ArrayList<ContentPart>();
        content.add(new ContentPart.Text(wish.prompt()));
        wish.images().forEach(url -> content.add(new ContentPart.Image(url)));
        return directory.keep(new ConversationItem.Message(ConversationItem.Role.USER, content));
    }
}
