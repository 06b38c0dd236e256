package io.atopile.mcp.tools.design;

import io.atopile.mcp.hashline.TextLines;
import io.atopile.mcp.language.SourcePosition;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Finds the place that a caller named by line, column or name. */
final class PositionResolver {

    private static final Pattern WORD = Pattern.compile("\\w+");

    private PositionResolver() {}

    /** Empty where the file has no such line, or the name doesn't stand there. */
    static Optional<SourcePosition> find(TextLines lines, Optional<Integer> line, Optional<Integer> column, Optional<String> name) {
        if (name.isEmpty()) {
            return line.filter(lines::has).flatMap(known -> column.map(at -> new SourcePosition(known, at)));
        }
        var pattern = Pattern.compile("(?<!\\w)" + Pattern.quote(name.get()) + "(?!\\w)");
        var candidates = line.map(known -> IntStream.of(known).filter(lines::has)).orElseGet(() -> IntStream.rangeClosed(1, lines.count()));
        return candidates.boxed().flatMap(number -> findInLine(lines, number, pattern).stream()).findFirst();
    }

    /** At the last of a dotted name's letters, so that the name and not its owner is meant. */
    private static Optional<SourcePosition> findInLine(TextLines lines, int line, Pattern name) {
        String text = lines.getText(line);
        Matcher match = name.matcher(text);
        return match.find() ? Optional.of(new SourcePosition(line, text.codePointCount(0, match.end() - 1) + 1)) : Optional.empty();
    }

    /** The word that stands at a place. */
    static Optional<String> findWord(TextLines lines, SourcePosition spot) {
        String text = lines.getText(spot.line());
        int at = text.offsetByCodePoints(0, Math.min(spot.column() - 1, text.codePointCount(0, text.length())));
        return WORD.matcher(text).results().filter(match -> match.start() <= at && at <= match.end()).map(match -> match.group()).findFirst();
    }
}
