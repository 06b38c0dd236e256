package io.atopile.mcp.server.shell;

import java.io.Console;
import java.util.Map;
import java.util.Optional;

/** The style of text in a terminal; plain if there is no terminal or the user wants no colours. */
public record TerminalStyle(boolean terminal, boolean colours) {

    private static final int USUAL_COLUMNS = 80;

    public static final TerminalStyle PLAIN = new TerminalStyle(false, false);

    /** Returns the style of the terminal this program runs in: {@code NO_COLOR} and {@code TERM=dumb} disable colours. */
    public static TerminalStyle of(Map<String, String> environment) {
        var terminal = Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
        var wanted = environment.getOrDefault("NO_COLOR", "").isEmpty() && !environment.getOrDefault("TERM", "").equals("dumb");
        return new TerminalStyle(terminal, terminal && wanted);
    }

    /** Returns the width of the terminal from {@code COLUMNS}. */
    public static int readColumns(Map<String, String> environment) {
        return Optional.ofNullable(environment.get("COLUMNS")).filter(text -> text.matches("[0-9]{1,4}")).map(Integer::valueOf).orElse(USUAL_COLUMNS);
    }

    String formatBold(String text) {
        return applyCode("1", text);
    }

    String formatDim(String text) {
        return applyCode("2", text);
    }

    String formatGood(String text) {
        return applyCode("32", text);
    }

    String formatBad(String text) {
        return applyCode("31", text);
    }

    String formatNotable(String text) {
        return applyCode("33", text);
    }

    private String applyCode(String code, String text) {
        return colours && !text.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }

    /** Removes characters that would control the terminal: text of models, tools and files is untrusted. */
    static String sanitize(String text) {
        return text.codePoints()
                .filter(character -> character == '\n' || character == '\t' || !Character.isISOControl(character))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Sanitizes text, joins it into one line and cuts it to a length. */
    static String toSingleLine(String text, int longest) {
        var line = sanitize(text).strip().replaceAll("\\s+", " ");
        return line.length() <= longest ? line : line.substring(0, longest - 1) + "…";
    }
}
