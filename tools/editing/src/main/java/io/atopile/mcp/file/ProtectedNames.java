package io.atopile.mcp.file;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Recognizes files and folders with secrets or version control data by their names alone. */
final class ProtectedNames {

    private static final Set<String> PRIVATE_FOLDERS =
            Set.of(".git", ".hg", ".svn", ".jj", ".ssh", ".gnupg", ".aws", ".azure", ".kube", ".docker", ".gcloud", ".oci", ".terraform.d",
                    ".password-store", ".gnome-keyring", "keyrings", ".secrets", ".vault");

    private static final Set<String> PRIVATE_FILES =
            Set.of(".netrc", "_netrc", ".npmrc", ".yarnrc", ".pypirc", ".git-credentials", ".htpasswd", ".htdigest", ".pgpass", ".my.cnf",
                    ".mylogin.cnf", ".dockercfg", ".dockerconfigjson", ".s3cfg", ".boto", ".rclone.conf", "rclone.conf", ".vault-token", ".vault_pass",
                    ".terraformrc", "terraform.rc", "terraform.tfstate", "credentials", "credentials.json", "credentials.toml", "credentials.yaml",
                    "credentials.yml", "credentials.csv", "credentials.xml", "application_default_credentials.json", "client_secret.json",
                    "token.json", "auth.json", "kubeconfig", "wallet.dat", "wallet.json", "keystore.properties", "key.properties",
                    "passwords.txt", "password.txt", "master.key", ".authinfo", ".fetchmailrc", ".msmtprc");

    private static final Set<String> KEY_SUFFIXES =
            Set.of(".pem", ".key", ".p12", ".pfx", ".jks", ".keystore", ".bcfks", ".kdb", ".kdbx", ".ppk", ".asc", ".gpg", ".pgp", ".der",
                    ".pkcs12", ".pk8", ".p8", ".env", ".tfvars", ".tfvars.json", ".ovpn", ".agekey", ".jwk", ".mobileprovision", ".wallet",
                    ".tfstate");

    private static final Set<String> PUBLIC_ENVIRONMENTS = Set.of(".env.example", ".env.sample", ".env.template");

    private static final Pattern PRIVATE_KEY = Pattern.compile("id_[^.]+|id_(rsa|dsa|ecdsa|ed25519)([-_.].*)?");

    private static final Pattern NAMED_SECRET = Pattern.compile(
            "\\.?secrets?(\\.(json|ya?ml|toml|ini|txt|env|csv|xml|properties|cfg|conf|enc))?"
                    + "|\\.?secrets?\\.[a-z0-9_-]+\\.(json|ya?ml|toml|env)"
                    + "|(service[-_]?account|gcp[-_]?key|firebase[-_]?adminsdk|client[-_]secret)([-_.].*)?\\.json"
                    + "|utc--.*--[0-9a-f]{40}|.*[-_.]wallet\\.(json|dat)|(.*[-_.])?(api[-_]?keys?|access[-_]?tokens?|private[-_]?keys?)\\.(json|ya?ml|toml|txt|env|csv)");

    private ProtectedNames() {}

    /** Whether any name on the path makes a file private. */
    static boolean containsPrivate(List<String> names) {
        return names.stream().anyMatch(ProtectedNames::isPrivate);
    }

    static boolean isPrivate(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        var plain = ToolConfigFiles.normalizeName(name);
        return isNamedPrivate(lower) || (!plain.equals(lower) && isNamedPrivate(plain));
    }

    private static boolean isNamedPrivate(String lower) {
        return PRIVATE_FOLDERS.contains(lower)
                || PRIVATE_FILES.contains(lower)
                || KEY_SUFFIXES.stream().anyMatch(lower::endsWith)
                || isEnvironment(lower)
                || PRIVATE_KEY.matcher(lower).matches()
                || NAMED_SECRET.matcher(lower).matches();
    }

    private static boolean isEnvironment(String lower) {
        return lower.equals(".env") || lower.equals(".envrc")
                || (lower.startsWith(".env.") && !PUBLIC_ENVIRONMENTS.contains(lower));
    }
}
