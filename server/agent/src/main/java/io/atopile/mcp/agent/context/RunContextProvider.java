package io.atopile.mcp.agent.context;

import io.atopile.mcp.agent.RunPurpose;
import io.atopile.mcp.agent.RunSpec;
import io.atopile.mcp.agent.engine.ContextProvider;
import io.atopile.mcp.agent.engine.EarlierContext;
import io.atopile.mcp.agent.run.AgentFeature;
import io.atopile.mcp.agent.run.AgentSettings;
import io.atopile.mcp.journal.Sha256Digest;
import io.atopile.mcp.tool.CancellationSignal;
import io.atopile.mcp.tool.ToolCaller;
import io.atopile.mcp.tool.ToolSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Provides what every run receives before its task: the system prompt, the user's and the project's instructions, and
 * the context pack.
 */
public final class RunContextProvider implements ContextProvider {

    private static final String PROJECT = "project";
    private static final String MODE = "mode";
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
    public List<Given> give(RunSpec spec, EarlierContext earlier) throws InterruptedException {
        var marks = createMarkers(spec);
        var parts = new ContextParts(earlier);
        parts.add("system", SystemPrompt.read(), "These instructions replace the earlier ones.\n\n");
        if (spec.purpose() == RunPurpose.PLAN || earlier.find(MODE).isPresent()) {
            parts.add(MODE, SystemPrompt.readMode(spec.purpose()), "");
        }
        parts.addMarks(marks);
        parts.add("agents_md", renderInstructions(spec, marks), "The instructions of the user and the project have changed; these replace the earlier ones.\n\n");
        if (!earlier.given().contains(PROJECT) && settings.has(AgentFeature.CONTEXT_PACK)) {
            var caller = new ToolCaller(ToolCaller.Kind.AGENT, spec.runId());
            parts.addFacts(PROJECT, ContextPack.gather(tools, caller, ContextPack.Request.of(spec.project(), marks), new CancellationSignal()));
        }
        return parts.list();
    }

    private String renderInstructions(RunSpec spec, UntrustedDataMarkers marks) {
        var project = spec.project().map(Path::of);
        var followed = project.filter(folder -> settings.has(AgentFeature.PROJECT_INSTRUCTIONS) && settings.trusts(folder));
        var instructions = followed
                .map(folder -> ProjectInstructions.read(userInstructions, folder))
                .orElseGet(() -> ProjectInstructions.readUsers(userInstructions));
        return instructions.render(marks);
    }

    /**
     * Derives the marks from the conversation's ID: constant within a conversation, so that it can be sent unchanged, but
     * unknown to anyone who wrote a text before it began.
     */
    private static UntrustedDataMarkers createMarkers(RunSpec spec) {
        return new UntrustedDataMarkers(Sha256Digest.computeHex(spec.threadId()).substring(0, NONCE));
    }
}
