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
 * What a call would do, for the user who must approve it. Both texts are cleaned (see {@link CleanText}) and complete;
 * {@link #truncate} limits what is displayed.
 *
 * @param title one line: the action and its object
 * @param body the diff, the text or the arguments, as lines; may be empty
 * @param binding identifies exactly what would be changed, such as a file and its content before and after; it is compared but
 *     never displayed. Empty if title and body identify the change completely
 */
public record CallPreview(String title, String body, Optional<String> binding) {

    /** The number of lines that a dialog or terminal shows by default. */
    public static final int USUAL_LINES = 40;

    private static final int LONGEST_TITLE = 400;
    private static final int LONGEST_BODY = 1 << 20;

    public CallPreview {
        title = cut(CleanText.cleanLine(title), LONGEST_TITLE);
        body = CleanText.cleanLines(body.length() <= LONGEST_BODY ? body : cutBody(body));
    }

    public CallPreview(String title, String body) {
        this(title, body, Optional.empty());
    }

    /** Returns a digest that is equal for two previews only if they describe the same change. */
    public String digest() {
        var all = Json.object().put("title", title).put("body", body).put("binding", binding.orElse(null));
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(all.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }

    /** Previews a call by its arguments, each on its own lines, multi-line text below the argument's name. */
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

    /** Whether {@link #truncate} would omit anything. */
    public boolean exceeds(int lines, int columns) {
        var all = bodyLines();
        return all.size() > lines || all.stream().anyMatch(line -> line.length() > columns);
    }

    /**
     * Returns the title and the first lines of the body.
     *
     * @param lines the maximum number of body lines; the rest is summarised as "N more lines"
     * @param columns the maximum length of a line; a longer one is cut and followed by its full length
     */
    public String truncate(int lines, int columns) {
        var all = bodyLines();
        var shown = new ArrayList<String>();
        shown.add(title);
        all.stream().limit(lines).map(line -> cut(line, columns)).forEach(shown::add);
        if (all.size() > lines) {
            shown.add("(%s)".formatted(CountFormat.format(all.size() - lines, "more line")));
        }
        return String.join("\n", shown);
    }

    /** Returns the complete preview. */
    public String whole() {
        return body.isEmpty() ? title : title + "\n" + body;
    }

    private List<String> bodyLines() {
        return body.isEmpty() ? List.of() : List.of(body.split("\n", -1));
    }

    private static String cutBody(String body) {
        var kept = CleanText.truncate(body, LONGEST_BODY);
        return "%s\n(%s)".formatted(kept, CountFormat.format(body.length() - kept.length(), "more character"));
    }

    private static String cut(String line, int columns) {
        return line.length() <= columns ? line : "%s… (%d characters)".formatted(CleanText.truncate(line, columns), line.length());
    }
}
