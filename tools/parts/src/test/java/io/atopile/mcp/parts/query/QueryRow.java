package io.atopile.mcp.parts.query;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** A line of {@code queries.tsv}, whose first lines say what is in its columns. */
record QueryRow(
        String query,
        String kind,
        List<String> packages,
        String variant,
        List<Expected> conditions,
        String commerce,
        String words,
        List<String> notApplied,
        List<String> required,
        List<String> forbidden) {

    private static final String NOTHING = "-";
    private static final Pattern SEPARATOR = Pattern.compile("; ");
    private static final Pattern BLANK = Pattern.compile(" ");

    static List<QueryRow> all() {
        try (var lines = new BufferedReader(
                new InputStreamReader(Objects.requireNonNull(QueryRow.class.getResourceAsStream("queries.tsv")), StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.startsWith("#")).map(QueryRow::of).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static QueryRow of(String line) {
        var columns = line.split("\t", -1);
        if (columns.length != 10) {
            throw new IllegalStateException("Not ten columns: " + line);
        }
        return new QueryRow(
                columns[0],
                columns[1],
                list(Pattern.compile(", "), columns[2]),
                columns[3],
                list(SEPARATOR, columns[4]).stream().map(Expected::of).toList(),
                columns[5],
                columns[6],
                list(SEPARATOR, columns[7]),
                list(BLANK, columns[8]),
                list(BLANK, columns[9]));
    }

    private static List<String> list(Pattern separator, String text) {
        return text.equals(NOTHING) ? List.of() : separator.splitAsStream(text).toList();
    }

    @Override
    public String toString() {
        return query;
    }

    /** What a condition must let through and what not, in SI units. */
    record Expected(String parameter, String sign, double least, double most) {

        private static final Pattern FORM = Pattern.compile("([a-z_]+)(<=|>=|=|<|>)([^.]+(?:\\.[0-9][^.]*)?)(?:\\.\\.(.+))?");
        private static final double STEP = 1e-3;

        static Expected of(String text) {
            var matcher = FORM.matcher(text);
            if (!matcher.matches()) {
                throw new IllegalStateException("Not a condition: " + text);
            }
            var least = Double.parseDouble(matcher.group(3));
            return new Expected(matcher.group(1), matcher.group(2), least, matcher.group(4) == null ? least : Double.parseDouble(matcher.group(4)));
        }

        /** Whether bounds end where they are to end; room for the digits of doubles is allowed. One of two says nothing of the other end. */
        boolean ends(ParameterBounds bounds, boolean isOneOfTwo) {
            return switch (sign) {
                case "=" -> bounds.contains(least) && bounds.contains(most) && !bounds.contains(least - step(least)) && !bounds.contains(most + step(most));
                case "<=" -> bounds.contains(most) && !bounds.contains(most + step(most)) && (isOneOfTwo || bounds.least() == Double.NEGATIVE_INFINITY);
                case "<" -> !bounds.contains(most) && bounds.contains(most - step(most)) && (isOneOfTwo || bounds.least() == Double.NEGATIVE_INFINITY);
                case ">=" -> bounds.contains(least) && !bounds.contains(least - step(least)) && (isOneOfTwo || bounds.most() == Double.POSITIVE_INFINITY);
                case ">" -> !bounds.contains(least) && bounds.contains(least + step(least)) && (isOneOfTwo || bounds.most() == Double.POSITIVE_INFINITY);
                default -> throw new IllegalStateException("Not a sign: " + sign);
            };
        }

        private static double step(double value) {
            return value == 0 ? STEP : Math.abs(value) * STEP;
        }
    }
}
