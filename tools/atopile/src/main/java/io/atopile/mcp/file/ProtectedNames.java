package io.atopile.mcp.file;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells by name alone which files and folders hold secrets or version control data. */
final class ProtectedNames {

    private static final Set<String> PRIVATE_FOLDERS =
            Set.of(".git", ".hg", ".svn", ".jj", ".ssh", ".gnupg", ".aws", ".azure", ".kube");

    private static final Set<String> PRIVATE_FILES =
            Set.of(".netrc", "_netrc", ".npmrc", ".pypirc", ".git-credentials", ".htpasswd", ".pgpass", "credentials.json");

    private static final Set<String> KEY_SUFFIXES =
            Set.of(".pem", ".key", ".p12", ".pfx", ".jks", ".keystore", ".kdbx", ".ppk", ".asc", ".gpg");

    private static final Set<String> PUBLIC_ENVIRONMENTS = Set.of(".env.example", ".env.sample", ".env.template");

    private static final Pattern PRIVATE_KEY = Pattern.compile("id_[^.]+|id_(rsa|dsa|ecdsa|ed25519)([-_.].*)?");

    private ProtectedNames() {}

    /** Whether any of the names on the way to a file makes it private. */
    static boolean anyPrivate(List<String> names) {
        return names.stream().anyMatch(ProtectedNames::isPrivate);
    }

    static boolean isPrivate(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return PRIVATE_FOLDERS.contains(lower)
                || PRIVATE_FILES.contains(lower)
                || KEY_SUFFIXES.stream().anyMatch(lower::endsWith)
                || isEnvironment(lower)
                || PRIVATE_KEY.matcher(lower).matches();
    }

    private static boolean isEnvironment(String lower) {
        return lower.equals(".env") || lower.equals(".envrc")
                || (lower.startsWith(".env.") && !PUBLIC_ENVIRONMENTS.contains(lower));
    }
}
