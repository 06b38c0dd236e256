package io.atopile.mcp.tools.design;

import io.atopile.mcp.hashline.TextLines;
import io.atopile.mcp.language.SourcePosition;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Finds the position that a caller specified by line, column or name. */
final class PositionResolver {

    private static final Pattern WORD = Pattern.compile("\\w+");

    private PositionResolver() {}

    /** Returns empty if the file has no such line or the line does not contain the name. */
    static Optional<SourcePosition> find(TextLines lines, Optional<Integer> line, Optional<Integer> column, Optional<String> name) {
        if (name.isEmpty()) {
            return line.filter(lines::has).flatMap(known -> column.map(at -> new SourcePosition(known, at)));
        }
        var pattern = Pattern.compile("(?<!\\w)" + Pattern.quote(name.get()) + "(?!\\w)");
        var candidates = line.map(known -> IntStream.of(known).filter(lines::has)).orElseGet(() -> IntStream.rangeClosed(1, lines.count()));
        return candidates.boxed().flatMap(number -> findInLine(lines, number, pattern).stream()).findFirst();
    }

    /** Returns the position of a dotted name's last letter, so that it refers to the name and not to its owner. */
    private static Optional<SourcePosition> findInLine(TextLines lines, int line, Pattern name) {
        String text = lines.getText(line);
        Matcher match = name.matcher(text);
        return match.find() ? Optional.of(new SourcePosition(line, text.codePointCount(0, match.end() - 1) + 1)) : Optional.empty();
    }

    /** Returns the word at a position. */
    static Optional<String> findWord(TextLines lines, SourcePosition spot) {
        String text = lines.getText(spot.line());
        int at = text.offsetByCodePoints(0, Math.min(spot.column() - 1, text.codePointCount(0, text.length())));
        return WORD.matcher(text).results().filter(match -> match.start() <= at && at <= match.end()).map(match -> match.group()).findFirst();
    }
}
