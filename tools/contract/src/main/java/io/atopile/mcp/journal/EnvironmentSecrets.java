package io.atopile.mcp.journal;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds the values of environment variables whose names mark them as secret, longest first. */
final class EnvironmentSecrets {

    private static final int SHORTEST = 8;
    private static final int SHORTEST_LONE_WORD = 16;

    private static final Pattern SECRET_NAME = Pattern.compile("(?i).*(token|secret|passw(or)?d|passphrase|key|credential).*");
    private static final Pattern PASSWORD_NAME = Pattern.compile("(?i).*passw?(or)?d.*|.*passphrase.*");
    private static final Pattern LONE_WORD = Pattern.compile("[a-z]+|[A-Z]+|[A-Z_]+|[a-z-]+|[0-9.]+");
    private static final Pattern PLACE = Pattern.compile("(~|\\.{1,2})?/[^:]*|[A-Za-z]:\\\\.*|[a-z][a-z0-9+.-]*://[^@]*");
    private static final Set<String> TRIVIAL = Set.of(
            "password", "changeme", "postgres", "disabled", "required", "optional", "localhost", "development", "production", "undefined",
            "redacted", "[redacted]", "keyboard", "us-intl");

    private EnvironmentSecrets() {}

    static List<String> listSecrets(Map<String, String> environment) {
        return environment.entrySet().stream()
                .filter(variable -> isSecret(variable.getKey(), variable.getValue()))
                .map(Map.Entry::getValue)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    /** A word without digits counts as a secret only if the name contains a password term or the word is long. */
    private static boolean isSecret(String name, String value) {
        if (!SECRET_NAME.matcher(name).matches() || value.length() < SHORTEST || TRIVIAL.contains(value) || PLACE.matcher(value).matches()) {
            return false;
        }
        return PASSWORD_NAME.matcher(name).matches() || value.length() >= SHORTEST_LONE_WORD || !LONE_WORD.matcher(value).matches();
    }
}
