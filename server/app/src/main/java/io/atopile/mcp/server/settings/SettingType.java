package io.atopile.mcp.server.settings;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The type of a setting's value. */
sealed interface SettingType {

    Pattern VARIABLE_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    record Text(String words, Predicate<String> valid) implements SettingType {}

    /** One of a fixed set of values, the strictest first where they differ in strictness. */
    record Choice(List<String> choices) implements SettingType {
        @Override
        public String words() {
            return "one of " + String.join(", ", choices);
        }
    }

    record Texts(String words, Predicate<String> valid, boolean mayBeEmpty) implements SettingType {}

    record Figure(String words, long least, long most, boolean whole) implements SettingType {}

    record Switch() implements SettingType {
        @Override
        public String words() {
            return "true or false";
        }
    }

    /** A table of strings. */
    record Pairs(boolean ofVariables) implements SettingType {
        @Override
        public String words() {
            return ofVariables ? "a table of environment variable names" : "a table of strings";
        }
    }

    static SettingType createWhole(long least, long most) {
        return new Figure("a whole number from %,d to %,d".formatted(least, most), least, most, true);
    }

    static SettingType createSeveral(List<String> choices) {
        return new Texts("a list of " + String.join(", ", choices), choices::contains, false);
    }

    /** Describes the valid values, to complete "must be …". */
    String words();

    default boolean fits(SettingValue value) {
        return switch (this) {
            case Text(_, var valid) -> value instanceof SettingValue.Text(var text) && valid.test(text);
            case Choice(var choices) -> value instanceof SettingValue.Text(var text) && choices.contains(text);
            case Texts(_, var valid, var mayBeEmpty) ->
                value instanceof SettingValue.Texts(var texts) && (mayBeEmpty || !texts.isEmpty()) && texts.stream().allMatch(valid);
            case Figure(_, var least, var most, var whole) ->
                value instanceof SettingValue.Figure(var number)
                        && (!whole || number.scale() <= 0)
                        && number.compareTo(BigDecimal.valueOf(least)) >= 0
                        && number.compareTo(BigDecimal.valueOf(most)) <= 0;
            case Switch _ -> value instanceof SettingValue.Switch;
            case Pairs(var ofVariables) ->
                value instanceof SettingValue.Pairs(var pairs)
                        && (!ofVariables || pairs.values().stream().allMatch(VARIABLE_NAME.asMatchPredicate()));
        };
    }

    /** Parses the text of an environment variable; empty if the type can't be set in one, or the text is malformed. */
    default Optional<SettingValue> read(String text) {
        return switch (this) {
            case Text _, Choice _ -> Optional.of(new SettingValue.Text(text));
            case Texts _ ->
                Optional.of(new SettingValue.Texts(Arrays.stream(text.split(",", -1)).map(String::strip).filter(part -> !part.isEmpty()).toList()));
            case Figure figure -> parseNumber(figure.whole() ? text.replace("_", "") : text);
            case Switch _ when Set.of("true", "false").contains(text) -> Optional.of(new SettingValue.Switch(Boolean.parseBoolean(text)));
            case Switch _, Pairs _ -> Optional.empty();
        };
    }

    private static Optional<SettingValue> parseNumber(String text) {
        try {
            return Optional.of(new SettingValue.Figure(new BigDecimal(text)));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }
}
