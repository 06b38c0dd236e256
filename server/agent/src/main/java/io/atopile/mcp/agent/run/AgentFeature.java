package io.atopile.mcp.agent.run;

import java.util.Locale;

/** Features that users can switch on and off. */
public enum AgentFeature {
    CODEX_COMPAT("Expose `codex` and `codex-reply`, compatible with the former `codex mcp-server`.", false),
    PROJECT_INSTRUCTIONS("Pass the AGENTS.md files of trusted projects to the agent.", true),
    CONTEXT_PACK("Start each run with a summary of the project and its latest builds.", true),
    STREAM_TOOLS("Start calls that only read while the model is still responding.", true);

    private final String summary;
    private final boolean on;

    AgentFeature(String summary, boolean on) {
        this.summary = summary;
        this.on = on;
    }

    public String summary() {
        return summary;
    }

    /** Returns whether the feature is on by default. */
    public boolean isEnabledByDefault() {
        return on;
    }

    /** Returns the name as users type it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
