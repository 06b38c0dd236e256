package io.atopile.mcp.tool;

/** Who makes a call, for the policy and the action log. {@code name} is the name that the caller gave itself. */
public record ToolCaller(Kind kind, String name) {

    public enum Kind {
        CLIENT,
        SHELL,
        AGENT
    }
}
