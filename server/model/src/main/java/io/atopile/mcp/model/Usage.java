package io.atopile.mcp.model;

/** Tokens as the provider counted them; {@code cached} are part of {@code input}, {@code reasoning} of {@code output}. */
public record Usage(long input, long cached, long output, long reasoning) {

    public static final Usage NONE = new Usage(0, 0, 0, 0);

    public Usage plus(Usage other) {
        return new Usage(
                input + other.input, cached + other.cached, output + other.output, reasoning + other.reasoning);
    }

    public long total() {
        return input + output;
    }
}
