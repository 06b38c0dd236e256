package io.atopile.mcp.dialect;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How atopile's messages are recognized.
 *
 * @param texts every {@link MessagePattern}
 * @param errors the codes of errors; the first rule that applies decides
 * @param warnings the codes of warnings, decided in the same way
 * @param deprecated the forms that atopile deprecates without naming their places
 * @param grammar the grammar's messages; the first that is found in a message explains it
 * @param grammarTitle the title of the grammar's errors
 * @param designTitle how the titles of errors of design checks begin; what follows becomes the code
 */
public record LogPatterns(
        Map<MessagePattern, Pattern> texts,
        List<ErrorRule> errors,
        List<ErrorRule> warnings,
        List<DeprecatedForm> deprecated,
        List<GrammarMessage> grammar,
        String grammarTitle,
        String designTitle) {

    /** The code of errors that no rule recognizes. */
    public static final String OTHER_ERROR = "build_error";

    /** The code of warnings that no rule recognizes. */
    public static final String OTHER_WARNING = "atopile_warning";

    /** A field of an error. */
    public enum Field {
        TITLE,
        MESSAGE
    }

    /** The code of an error in one of whose fields a pattern is found. */
    public record ErrorRule(String code, Field field, Pattern pattern) {

        ErrorRule(String code, Field field, String pattern) {
            this(code, field, Pattern.compile(pattern, Pattern.DOTALL));
        }
    }

    /** A form of a line that a message deprecates; {@code %s} in the form is the first group of the message, literally. */
    public record DeprecatedForm(Pattern message, String form) {

        DeprecatedForm(String message, String form) {
            this(Pattern.compile(message, Pattern.DOTALL), form);
        }

        /** Returns which lines have the form that a message is about; empty if it is about another. */
        public Optional<Pattern> findLines(String text) {
            var found = message.matcher(text);
            return found.find() ? Optional.of(Pattern.compile(form.formatted(found.groupCount() > 0 ? Pattern.quote(found.group(1)) : ""))) : Optional.empty();
        }
    }

    /** A message of the grammar in plain English, with {@code %s} for the group of its form, if it has one. */
    public record GrammarMessage(Pattern form, String meaning) {

        GrammarMessage(String form, String meaning) {
            this(Pattern.compile(form, Pattern.DOTALL), meaning);
        }
    }

    public boolean matches(MessagePattern pattern, String text) {
        return Objects.requireNonNull(texts.get(pattern)).matcher(text).find();
    }

    /** Returns the first group of a pattern's first match. */
    public Optional<String> findGroup(MessagePattern pattern, String text) {
        var found = Objects.requireNonNull(texts.get(pattern)).matcher(text);
        return found.find() ? Optional.ofNullable(found.group(1)) : Optional.empty();
    }

    /** Returns the first group of each of a pattern's matches. */
    public List<String> findGroups(MessagePattern pattern, String text) {
        return Objects.requireNonNull(texts.get(pattern)).matcher(text).results().map(found -> found.group(1)).toList();
    }

    /** Returns a stable code for an error of a build or of the language server, because atopile itself has only titles and messages. */
    public String findCode(String title, String message) {
        return findCode(errors, title, message).orElseGet(() -> title.startsWith(designTitle) ? toWord(title.substring(designTitle.length())) : OTHER_ERROR);
    }

    /** Returns a stable code for a warning of a build. */
    public String findWarningCode(String message) {
        return findCode(warnings, "", message).orElse(OTHER_WARNING);
    }

    private static Optional<String> findCode(List<ErrorRule> rules, String title, String message) {
        var fields = Map.of(Field.TITLE, title, Field.MESSAGE, message);
        return rules.stream()
                .filter(rule -> rule.pattern().matcher(Objects.requireNonNull(fields.get(rule.field()))).find())
                .findFirst()
                .map(ErrorRule::code);
    }

    private static String toWord(String title) {
        return title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
    }
}
