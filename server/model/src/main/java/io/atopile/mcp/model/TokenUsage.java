package io.atopile.mcp.model;

/** Tokens as counted by the provider; {@code cached} is part of {@code input}, {@code reasoning} part of {@code output}. */
public record TokenUsage(long input, long cached, long output, long reasoning) {

    public static final TokenUsage NONE = new TokenUsage(0, 0, 0, 0);

    public TokenUsage add(TokenUsage other) {
        return new TokenUsage(
                input + other.input, cached + other.cached, output + other.output, reasoning + other.reasoning);
    }

    public long total() {
        return input + output;
    }
}
