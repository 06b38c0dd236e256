package io.atopile.mcp.agent.context;

/** Converts untrusted text to one line of limited length. */
final class OneLine {

    private OneLine() {}

    static String of(String text, int longest) {
        var flat = text.replaceAll("[\\p{Cntrl}\\u2028\\u2029\\s]+", " ").strip();
        return flat.codePointCount(0, flat.length()) <= longest
                ? flat
                : flat.substring(0, flat.offsetByCodePoints(0, longest)) + "…";
    }
}
