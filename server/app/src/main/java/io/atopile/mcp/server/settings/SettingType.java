package io.atopile.mcp.server.settings;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The type of a key's values. */
sealed interface SettingType {

    Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    /** Describes the valid values, to complete "must be …". */
    String words();

    boolean fits(SettingValue value);

    /** Parses the text of an environment variable; empty if the type can't be set in one, or the text is malformed. */
    Optional<SettingValue> read(String text);

    record Text() implements SettingType {
        @Override
        public String words() {
            return "a string";
        }

        @Override
        public boolean fits(SettingValue value) {
            return value instanceof SettingValue.Text(var text) && !text.isBlank();
        }

        @Override
        public Optional<SettingValue> read(String text) {
            return Optional.of(new SettingValue.Text(text));
        }
    }

    /** One of a fixed set of values, the strictest first where they differ in strictness. */
    record Choice(List<String> choices) implements SettingType {
        @Override
        public String words() {
            return "one of " + String.join(", ", choices);
        }

        @Override
        public boolean fits(SettingValue value) {
            return value instanceof SettingValue.Text(var text) && choices.contains(text);
        }

        @Override
        public Optional<SettingValue> read(String text) {
            return Optional.of(new SettingValue.Text(text));
        }
    }

    record Several(List<String> choices) implements SettingType {
        @Override
        public String words() {
            return "a list of " + String.join(", ", choices);
        }

        @Override
        public boolean fits(SettingValue value) {
            return value instanceof SettingValue.Texts(var texts) && !texts.isEmpty() && choices.containsAll(texts);
        }

        @Override
        public Optional<SettingValue> read(String text) {
            return Optional.of(list(text));
        }
    }

    record Extensions() implements SettingType {
        private static final Pattern EXTENSION = Pattern.compile("[a-z0-9_+-]{1,32}");

        @Override
        public String words() {
            return "a list of file extensions in lower case, without the dot";
        }

        @Override
        public boolean fits(SettingValue value) {
            return value instanceof SettingValue.Texts(var texts) && texts.stream().allMatch(EXTENSION.asMatchPredicate());
        }

        @Override
        public Optional<SettingValue> read(String text) {
            return Optional.of(list(text));
        }
    }

    record Names() implements SettingType {
        private static final Pattern NAME = Pattern.compile("[a-z0-9_-]{1,64}");

        @Override
        public String words() {
            return "a list of tool names";
        }

        @Override
        public boolean fits(SettingValue value) {
            return value instanceof SettingValue.Texts(var texts) && texts.stream().allMatch(NAME.asMatchPredicate());
        }

        @Override
        public Optional<SettingValue> read(String text) {
            return Optional.of(list(text));
        }
    }

    /** Directories; with {@code belowHome}, none may be or contain the home directory. */
    record Folders(boolean belowHome) implements SettingType {
        @Override
        public String words() {
            return "a list of directories, each starting with / or ~/" + (belowHome ? "; none may be or contain the home directory" : "");
        }

        @Override
        public boolean fits(SettingValue value) {
            return value instanceof SettingValue.Texts(var texts) && texts.stream().allMatch(this::isPossible);
        }

        private boolean isPossible(String text) {
            return isPlain(text) && !(belowHome && AgentSettingsFactory.home().startsWith(AgentSettingsFactory.resolveDirectory(text)));
        }

        private static boolean isPlain(String text) {
            return (text.startsWith("/") || text.startsWith("~/")) && text.indexOf('\0') < 0;
        }

        @Override
        public Optional<SettingValue> read(String text) {
            return Optional.of(list(text));
        }
    }

    record Whole(long least, long most) implements SettingType {
        @Override
        public String words() {
            return "a whole number from %,d to %,d".formatted(least, most);
        }

        @Override
        public boolean fits(SettingValue value) {
            return value instanceof SettingValue.Figure(var number)
                    && number.scale() <= 0
                    && number.compareTo(BigDecimal.valueOf(least)) >= 0
                    && number.compareTo(BigDecimal.valueOf(most)) <= 0;
        }

        @Override
        public Optional<SettingValue> read(String text) {
            return number(text.replace("_", ""));
        }
    }

    record Amount() implements SettingType {
        @Override
        public String words() {
            return "a number from 0 to 1,000,000";
        }

        @Override
        public boolean fits(SettingValue value) {
            return value instanceof SettingValue.Figure(var number)
                    && number.signum() >= 0
                    && number.compareTo(BigDecimal.valueOf(1_000_000)) <= 0;
        }

        @Override
        public Optional<SettingValue> read(String text) {
            return number(text);
        }
    }

    record Switch() implements SettingType {
        @Override
        public String words() {
            return "true or false";
        }

        @Override
        public boolean fits(SettingValue value) {
            return value instanceof SettingValue.Switch;
        }

        @Override
        public Optional<SettingValue> read(String text) {
            return Set.of("true", "false").contains(text)
                    ? Optional.of(new SettingValue.Switch(Boolean.parseBoolean(text)))
                    : Optional.empty();
        }
    }

    record Address() implements SettingType {
        @Override
        public String words() {
            return "an http or https URL without user, password, ? or #";
        }

        @Override
        public boolean fits(SettingValue value) {
            return value instanceof SettingValue.Text(var text) && isPlain(text);
        }

        private static boolean isPlain(String text) {
            try {
                var address = new URI(text);
                return List.of("http", "https").contains(address.getScheme())
                        && address.getHost() != null
                        && address.getRawUserInfo() == null
                        && address.getRawQuery() == null
                        && address.getRawFragment() == null;
            } catch (URISyntaxException _) {
                return false;
            }
        }

        @Override
        public Optional<SettingValue> read(String text) {
            return Optional.of(new SettingValue.Text(text));
        }
    }

    record Variable() implements SettingType {
        @Override
        public String words() {
            return "the name of an environment variable, not a key itself";
        }

        @Override
        public boolean fits(SettingValue value) {
            return value instanceof SettingValue.Text(var text) && VARIABLE.matcher(text).matches();
        }

        @Override
        public Optional<SettingValue> read(String text) {
            return Optional.of(new SettingValue.Text(text));
        }
    }

    /** A table of strings. */
    record Pairs(boolean ofVariables) implements SettingType {
        @Override
        public String words() {
            return ofVariables ? "a table of environment variable names" : "a table of strings";
        }

        @Override
        public boolean fits(SettingValue value) {
            return value instanceof SettingValue.Pairs(var pairs)
                    && (!ofVariables || pairs.values().stream().allMatch(VARIABLE.asMatchPredicate()));
        }

        @Override
        public Optional<SettingValue> read(String text) {
            return Optional.empty();
        }
    }

    private static SettingValue list(String text) {
        return new SettingValue.Texts(Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList());
    }

    private static Optional<SettingValue> number(String text) {
        try {
            return Optional.of(new SettingValue.Figure(new BigDecimal(text)));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }
}
