package io.atopile.mcp.journal;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Redacts the values of pairs whose key names a secret, such as {@code MY_TOKEN=…} and {@code "password": "…"}. */
final class SecretPairs {

    private static final String PASSWORD = "passw(?:or)?d|passphrase|pwd";
    private static final String KEYS = "(?:api|access|private|secret|signing|encryption|auth|account|master|service|session|storage)[_.-]?key";

    private static final Pattern PAIR = Pattern.compile("(?i)(?<![\\w.-])"
            + "(?<key>(?:\\\\*[\"'])?(?<name>[\\w.-]{0,60}?(?:" + PASSWORD + "|secret|token|credentials?|" + KEYS + ")[\\w.-]{0,40})(?:\\\\*[\"'])?"
            + "[ \\t]{0,3}[:=][ \\t]{0,3})"
            + "(?:(?<quote>\\\\*[\"'])(?<quoted>[^\"'\\r\\n\\\\]{4,})|(?<bare>[^\\s\"'\\\\,;&|}\\])<>]{6,}))");

    /** Variables such as {@code STRIPE_KEY}; in lower case, "key" usually doesn't mean a secret. */
    private static final Pattern VARIABLE = Pattern.compile("(?<![\\w.-])(?<key>(?<name>[A-Z][A-Z0-9_]{0,60}_KEY)[ \\t]{0,3}[:=][ \\t]{0,3})"
            + "(?:(?<quote>[\"'])(?<quoted>[^\"'\\r\\n\\\\]{8,})|(?<bare>[^\\s\"'\\\\,;&|}\\])<>]{8,}))");

    private static final Pattern PASSWORD_NAME = Pattern.compile("(?i).*(?:" + PASSWORD + ").*");
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9][0-9._,]*[a-zA-Z%Ωµ]{0,4}");
    private static final Pattern NO_VALUE = Pattern.compile("(?i)true|false|null|none|undefined|required|optional|string|missing|redacted|unlimited"
            + "|(?:\\[?redacted]?)|\\$\\{?\\w+}?.*|\\{\\{?.*|%\\w.*|<.*|\\*+|x{4,}|\\.{3,}|…+");
    private static final Pattern VARIABLE_NAME = Pattern.compile("[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+");
    private static final Pattern CALL = Pattern.compile("(?:new\\s+)?[A-Za-z_][\\w.]*\\(.*");

    private SecretPairs() {}

    static String redact(String text, String replacement) {
        return replacePairs(VARIABLE, replacePairs(PAIR, text, replacement), replacement);
    }

    private static String replacePairs(Pattern pattern, String text, String replacement) {
        return pattern.matcher(text).replaceAll(match -> Matcher.quoteReplacement(pair(match, replacement)));
    }

    private static String pair(MatchResult match, String replacement) {
        var quoted = match.group("quoted");
        var value = quoted == null ? match.group("bare") : quoted;
        return isHarmless(match.group("name"), value)
                ? match.group()
                : match.group("key") + (quoted == null ? "" : match.group("quote")) + replacement;
    }

    private static boolean isHarmless(String name, String value) {
        if (NO_VALUE.matcher(value).matches()) {
            return true;
        }
        return !PASSWORD_NAME.matcher(name).matches()
                && (NUMBER.matcher(value).matches() || VARIABLE_NAME.matcher(value).matches() || CALL.matcher(value).matches());
    }
}
