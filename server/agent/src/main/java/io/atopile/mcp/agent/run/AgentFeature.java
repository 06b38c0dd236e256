package io.atopile.mcp.agent.run;

import java.util.Locale;

/** What a user can switch on and off. */
public enum AgentFeature {
    CODEX_COMPAT("The tools codex and codex-reply, as the Codex of old had them.", false),
    PROJECT_INSTRUCTIONS("AGENTS.md files are given to the agent.", true),
    CONTEXT_PACK("A run starts with an outline of the project and its last builds.", true),
    STREAM_TOOLS("Calls that only read may start while the model still speaks.", true);

    private final String summary;
    private final boolean on;

    AgentFeature(String summary, boolean on) {
        this.summary = summary;
        this.on = on;
    }

    public String summary() {
        return summary;
    }

    /** Whether it is on where the user says nothing. */
    public boolean isEnabledByDefault() {
        return on;
    }

    /** Its name as users type it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
