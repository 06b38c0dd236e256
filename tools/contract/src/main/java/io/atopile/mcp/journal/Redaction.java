package io.atopile.mcp.journal;

import io.atopile.mcp.tool.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Removes secrets and excess length from data before it is stored. */
public final class Redaction {

    private static final String REDACTED = "[redacted]";
    private static final int LONGEST_TEXT = 200;
    private static final int MOST_ITEMS = 20;

    /** What of a longer text is searched for secrets before it is truncated: a secret that begins in what remains ends in it. */
    private static final int LONGEST_SEARCHED = 1 << 16;

    private static final Pattern SECRET_NAME =
            Pattern.compile("(?i).*(secret|token|passwo?r?d|passphrase|api_?key|authorization|credential|cookie).*");

    private static final Pattern SECRET_TEXT = Pattern.compile("(?i)(bearer\\s+[\\w.~+/=-]{8,}"
            + "|\\b(?:proxy-)?authorization[\"']?\\s*[:=]\\s*[\"']?(?:basic|digest|token|apikey|negotiate)\\s+[^\\s\"']{6,}"
            + "|\\bbasic\\s+[a-z0-9+/]{10,}={1,2}(?![a-z0-9+/=])"
            + "|\\b(sk|pk|rk)-[\\w-]{16,}"
            + "|\\b(sk|pk|rk|whsec)_(?:live|test|[a-z0-9])_?\\w{16,}"
            + "|\\bgh[pousr]_\\w{20,}"
            + "|\\bgithub_pat_\\w{20,}"
            + "|\\bgl(?:pat|dt|rt|ft|soat|oas|cbt|ptt|agent)-[\\w-]{16,}"
            + "|\\bxox[abeprs]-[\\w-]{10,}"
            + "|\\bxapp-\\d-[\\w-]{10,}"
            + "|hooks\\.slack\\.com/services/\\w+/\\w+/\\w+"
            + "|\\b(?:AKIA|ASIA|AGPA|AROA|ABIA|ACCA)[0-9A-Z]{16}\\b"
            + "|\\bAIza[\\w-]{35}"
            + "|\\bya29\\.[\\w-]{20,}"
            + "|\\bGOCSPX-[\\w-]{20,}"
            + "|\\bnpm_[a-z0-9]{30,}"
            + "|\\bpypi-[\\w-]{30,}"
            + "|\\bhf_[a-z0-9]{30,}"
            + "|\\beyJ[\\w-]{10,}\\.[\\w-]{10,}\\.[\\w-]*"
            + "|://[^\\s/:@]*:[^\\s/@]+@"
            + "|-----BEGIN [A-Z ]*PRIVATE KEY(?: BLOCK)?-----[\\s\\S]*?(?:-----END [A-Z ]*PRIVATE KEY(?: BLOCK)?-----|\\z))");

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]{4,}");

    private static final List<String> ENVIRONMENT = EnvironmentSecrets.listSecrets(System.getenv());

    private Redaction() {}

    /** Returns the same structure with secrets replaced, long strings truncated and long lists shortened. */
    public static JsonNode of(JsonNode node) {
        if (node.isString()) {
            return Json.mapper().getNodeFactory().stringNode(redactAndCut(node.asString()));
        }
        if (node.isArray()) {
            var array = Json.mapper().createArrayNode();
            node.values().stream().limit(MOST_ITEMS).map(Redaction::of).forEach(array::add);
            return node.size() > MOST_ITEMS ? array.add("… %d more".formatted(node.size() - MOST_ITEMS)) : array;
        }
        if (node.isObject()) {
            var object = Json.object();
            node.properties().stream()
                    .limit(MOST_ITEMS)
                    .forEach(field -> object.set(field.getKey(), redactField(field.getKey(), field.getValue())));
            return object;
        }
        return node;
    }

    private static String redactAndCut(String text) {
        if (text.length() <= LONGEST_SEARCHED) {
            return cut(of(text), LONGEST_TEXT);
        }
        var clean = replaceAll(text, ENVIRONMENT);
        var shown = redactShapes(clean.substring(0, Math.min(clean.length(), LONGEST_SEARCHED)));
        return cut(shown, LONGEST_TEXT, text.length());
    }

    /** Removes secrets from a text: values of this process's environment, known token formats, and values whose key names a secret. */
    public static String of(String text) {
        return of(text, ENVIRONMENT);
    }

    /** The same with the given secrets instead of the environment's. */
    static String of(String text, List<String> known) {
        return redactShapes(replaceAll(text, known));
    }

    private static String replaceAll(String text, List<String> known) {
        var clean = text;
        for (var secret : known) {
            clean = clean.replace(secret, REDACTED);
        }
        return clean;
    }

    private static String redactShapes(String text) {
        return SecretPairs.redact(SECRET_TEXT.matcher(text).replaceAll(REDACTED), REDACTED);
    }

    /** Removes secrets from a text about these arguments, even if it quotes a secret without the key or prefix that identified it. */
    public static String redactText(JsonNode arguments, String text) {
        var hidden = new ArrayList<>(ENVIRONMENT);
        ofTexts(arguments, argument -> {
            hidden.addAll(findHidden(argument, text));
            return argument;
        });
        return of(text, hidden);
    }

    /** Returns the words of a text about an argument that redaction removes from the argument. */
    private static List<String> findHidden(String argument, String text) {
        var quoted = WORD.matcher(argument).results().map(MatchResult::group).filter(text::contains).distinct().toList();
        if (quoted.isEmpty()) {
            return quoted;
        }
        var shown = of(argument);
        return quoted.stream().filter(word -> !shown.contains(word)).toList();
    }

    /** Returns the same structure with {@code change} applied to every string in it. */
    public static JsonNode ofTexts(JsonNode node, UnaryOperator<String> change) {
        if (node.isString()) {
            return Json.mapper().getNodeFactory().stringNode(change.apply(node.asString()));
        }
        if (node.isArray()) {
            var array = Json.mapper().createArrayNode();
            node.values().forEach(value -> array.add(ofTexts(value, change)));
            return array;
        }
        if (node.isObject()) {
            var object = Json.object();
            node.properties().forEach(field -> object.set(field.getKey(), ofTexts(field.getValue(), change)));
            return object;
        }
        return node;
    }

    /** Truncates a text and appends its original length. */
    public static String cut(String text, int longest) {
        return cut(text, longest, text.length());
    }

    private static String cut(String text, int longest, int length) {
        return text.length() <= longest
                ? text
                : text.substring(0, longest) + "… (%d characters)".formatted(length);
    }

    private static JsonNode redactField(String name, JsonNode value) {
        return SECRET_NAME.matcher(name).matches()
                ? Json.mapper().getNodeFactory().stringNode(REDACTED)
                : of(value);
    }

    /** Redacts the values of pairs whose key names a secret, such as {@code MY_TOKEN=…} and {@code "password": "…"}. */
    private static final class SecretPairs {

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
}
