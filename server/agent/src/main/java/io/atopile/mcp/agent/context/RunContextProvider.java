package io.atopile.mcp.agent.context;

import io.atopile.mcp.agent.RunSpec;
import io.atopile.mcp.agent.engine.ContextProvider;
import io.atopile.mcp.agent.run.AgentFeature;
import io.atopile.mcp.agent.run.AgentSettings;
import io.atopile.mcp.journal.Sha256Digest;
import io.atopile.mcp.model.ConversationItem;
import io.atopile.mcp.tool.CancellationSignal;
import io.atopile.mcp.tool.ToolCaller;
import io.atopile.mcp.tool.ToolSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Provides what every run receives before its task: the system prompt, the user's and the project's instructions, and
 * the context pack.
 */
public final class RunContextProvider implements ContextProvider {

    private static final String PROJECT = "project";
    private static final int NONCE = 16;

    private final ToolSource tools;
    private final AgentSettings settings;
    private final Optional<Path> userInstructions;

    /** {@code userInstructions} is the path of the user's own AGENTS.md, which may not exist. */
    public RunContextProvider(ToolSource tools, AgentSettings settings, Optional<Path> userInstructions) {
        this.tools = tools;
        this.settings = settings;
        this.userInstructions = userInstructions;
    }

    @Override
    public List<Given> give(RunSpec spec, List<String> known) throws InterruptedException {
        var marks = createMarkers(spec);
        var parts = new ArrayList<Given>();
        parts.add(createDeveloperContext("system", true, SystemPrompt.of(spec.purpose()) + "\n" + marks.explanation()));
        renderInstructions(spec, marks).ifPresent(text -> parts.add(createDeveloperContext("agents_md", true, text)));
        if (!known.contains(PROJECT) && settings.has(AgentFeature.CONTEXT_PACK)) {
            var caller = new ToolCaller(ToolCaller.Kind.AGENT, spec.runId());
            var pack = ContextPack.gather(
                    tools, caller, ContextPack.Request.of(spec.project(), marks), new CancellationSignal());
            parts.add(createDeveloperContext(PROJECT, false, pack.text()));
        }
        return parts;
    }

    private Optional<String> renderInstructions(RunSpec spec, UntrustedDataMarkers marks) {
        var project = spec.project().map(Path::of);
        var followed = project.filter(folder -> settings.has(AgentFeature.PROJECT_INSTRUCTIONS) && settings.trusts(folder));
        var instructions = followed
                .map(folder -> ProjectInstructions.read(userInstructions, folder))
                .orElseGet(() -> ProjectInstructions.readUsers(userInstructions));
        return Optional.of(instructions.render(marks)).filter(text -> !text.isBlank());
    }

    private static Given createDeveloperContext(String what, boolean lasting, String text) {
        return new Given(what, lasting, List.of(ConversationItem.Message.of(ConversationItem.Role.DEVELOPER, text)));
    }

    /**
     * Derives the marks from the run's ID: constant within a run, but unknown to anyone who wrote a text before the run
     * began.
     */
    private static UntrustedDataMarkers createMarkers(RunSpec spec) {
        return new UntrustedDataMarkers(Sha256Digest.computeHex(spec.runId()).substring(0, NONCE));
    }
}
