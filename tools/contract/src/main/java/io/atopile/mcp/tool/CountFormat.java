package io.atopile.mcp.tool;

/** Formats counts with their nouns for messages, such as {@code 1 file} and {@code 2 files}. */
public final class CountFormat {

    private CountFormat() {}

    public static String format(long count, String noun) {
        return format(count, noun, noun + "s");
    }

    public static String format(long count, String one, String several) {
        return count + " " + (count == 1 ? one : several);
    }
}
