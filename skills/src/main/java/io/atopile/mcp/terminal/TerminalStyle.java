package io.atopile.mcp.terminal;

import io.atopile.mcp.tool.CleanText;
import java.io.Console;
import java.util.Map;
import java.util.Optional;

/** The style of text in a terminal; plain if there is no terminal or the user wants no colours. */
public record TerminalStyle(boolean terminal, boolean colours) {

    public static final TerminalStyle PLAIN = new TerminalStyle(false, false);

    /** Returns the style of the terminal this program runs in: {@code NO_COLOR} and {@code TERM=dumb} disable colours. */
    public static TerminalStyle of(Map<String, String> environment) {
        var terminal = findConsole().isPresent();
        var wanted = environment.getOrDefault("NO_COLOR", "").isEmpty() && !environment.getOrDefault("TERM", "").equals("dumb");
        return new TerminalStyle(terminal, terminal && wanted);
    }

    /** Returns the console if both input and output are a terminal, so that a person can be asked. */
    public static Optional<Console> findConsole() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal);
    }

    /** Returns the width of the terminal from {@code COLUMNS}, otherwise {@code usual}. */
    public static int readColumns(Map<String, String> environment, int usual) {
        return Optional.ofNullable(environment.get("COLUMNS")).filter(text -> text.matches("[0-9]{1,4}")).map(Integer::valueOf).orElse(usual);
    }

    public String formatBold(String text) {
        return applyCode("1", text);
    }

    public String formatDim(String text) {
        return applyCode("2", text);
    }

    public String formatGood(String text) {
        return applyTone(ReportTone.GOOD, text);
    }

    public String formatBad(String text) {
        return applyTone(ReportTone.BAD, text);
    }

    public String formatNotable(String text) {
        return applyTone(ReportTone.WARNING, text);
    }

    public String applyTone(ReportTone tone, String text) {
        return tone == ReportTone.NEUTRAL ? text : applyCode(tone.colour(), text);
    }

    private String applyCode(String code, String text) {
        return colours && !text.isBlank() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }

    /** Removes control characters from text, joins it into one line and cuts it to a length. */
    public static String toSingleLine(String text, int longest) {
        var line = CleanText.removeControls(text).strip().replaceAll("\\s+", " ");
        return line.length() <= longest ? line : line.substring(0, longest - 1) + "…";
    }
}
