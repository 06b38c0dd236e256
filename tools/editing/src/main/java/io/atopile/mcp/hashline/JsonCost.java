package io.atopile.mcp.hashline;

/** Computes how many bytes a text takes within a JSON string; the size limits of results are counted in these. */
public final class JsonCost {

    private JsonCost() {}

    public static int of(String text) {
        var bytes = 0;
        for (var i = 0; i < text.length(); i++) {
            bytes += of(text.charAt(i));
        }
        return bytes;
    }

    private static int of(char c) {
        if (c < ' ') {
            return c == '\t' || c == '\n' || c == '\r' || c == '\b' || c == '\f' ? 2 : 6;
        }
        if (c < 0x80) {
            return c == '"' || c == '\\' ? 2 : 1;
        }
        return c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }
}
