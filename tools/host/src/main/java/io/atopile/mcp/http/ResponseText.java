package io.atopile.mcp.http;

/** Text that a server sent, for messages. */
public final class ResponseText {

    private ResponseText() {}

    /** Returns the text on one line without control characters, cut to {@code longest} characters. */
    public static String shorten(String text, int longest) {
        var plain = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return plain.length() <= longest ? plain : plain.substring(0, longest) + "…";
    }
}
