package io.atopile.mcp.tool;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a call would do, for the person who must approve it. Both parts are clean (see {@link CleanText}) and whole; what is
 * shown of them is bounded by {@link #truncate}.
 *
 * @param title one line: what is done to what
 * @param body the diff, the text or the arguments, in lines; may be empty
 * @param binding names exactly what would be changed, such as a file and its content before and after; it is compared and never
 *     shown. Empty where title and body say it all
 */
public record CallPreview(String title, String body, Optional<String> binding) {

    /** What a dialog and a terminal show without being asked for more. */
    public static final int USUAL_LINES = 40;

    private static final int LONGEST_TITLE = 400;
    private static final int LONGEST_BODY = 1 << 20;

    public CallPreview {
        title = cut(CleanText.cleanLine(title), LONGEST_TITLE);
        body = CleanText.cleanLines(body.length() <= LONGEST_BODY
                ? body
                : body.substring(0, LONGEST_BODY) + "\n(%d more characters)".formatted(body.length() - LONGEST_BODY));
    }

    public CallPreview(String title, String body) {
        this(title, body, Optional.empty());
    }

    /** The same for two previews of the same change, and for no others. */
    public String digest() {
        var all = Json.object().put("title", title).put("body", body).put("binding", binding.orElse(null));
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(all.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }

    /** The arguments, each on lines of its own, a long text below its name. */
    public static CallPreview ofArguments(String title, ObjectNode arguments) {
        var lines = new ArrayList<String>();
        arguments.properties().forEach(argument -> lines.add(formatArgument(argument.getKey(), argument.getValue())));
        return new CallPreview(title, String.join("\n", lines));
    }

    private static String formatArgument(String name, JsonNode value) {
        var text = value.isString() ? value.asString() : Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(value);
        return text.contains("\n")
                ? name + ":\n" + text.lines().map(line -> "    " + line).collect(Collectors.joining("\n"))
                : name + ": " + text;
    }

    /** Whether {@link #truncate} leaves something out. */
    public boolean exceeds(int lines, int columns) {
        var all = bodyLines();
        return all.size() > lines || all.stream().anyMatch(line -> line.length() > columns);
    }

    /**
     * The title and the first lines.
     *
     * @param lines of the body at most, before "N more lines"
     * @param columns of a line at most, before its whole length
     */
    public String truncate(int lines, int columns) {
        var all = bodyLines();
        var shown = new ArrayList<String>();
        shown.add(title);
        all.stream().limit(lines).map(line -> cut(line, columns)).forEach(shown::add);
        if (all.size() > lines) {
            var left = all.size() - lines;
            shown.add("(%d more %s)".formatted(left, left == 1 ? "line" : "lines"));
        }
        return String.join("\n", shown);
    }

    /** All of it. */
    public String whole() {
        return body.isEmpty() ? title : title + "\n" + body;
    }

    private List<String> bodyLines() {
        return body.isEmpty() ? List.of() : List.of(body.split("\n", -1));
    }

    private static String cut(String line, int columns) {
        return line.length() <= columns ? line : "%s… (%d characters)".formatted(line.substring(0, columns), line.length());
    }
}
