package io.atopile.mcp.project;

import java.io.File;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The environments of child processes: of the user's variables only those that a kind of child needs, by name. So no key, no token, no
 * agent's socket and no variable of the program that started this server reaches a child.
 */
public enum ChildEnvironment {
    /** atopile's processes, whose homes and addresses are set beside this. */
    ATOPILE(List.of(), ""),
    /** atopile's processes that fetch from the network. */
    ATOPILE_NETWORK(VariableNames.NETWORK, ""),
    /** {@code kicad-cli}; KiCad's own variables say where its libraries are. */
    KICAD(List.of(), "KICAD\\d*_(SYMBOL|FOOTPRINT|3DMODEL|TEMPLATE|3RD_PARTY|DESIGN_BLOCK)_?DIR|KICAD\\d*_3RD_PARTY|KICAD_STOCK_DATA_HOME"),
    /** git, which reads the user's configuration to know whose repositories are safe. */
    GIT(List.of("HOME", "XDG_CONFIG_HOME"), ""),
    /** The question to the system's keyring, which is reached over D-Bus. */
    KEYRING(List.of("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR", "DBUS_SESSION_BUS_ADDRESS"), ""),
    /** What {@code setup} runs to install atopile from where the user's pip or uv is configured to. */
    SETUP(
            Stream.of(List.of("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"), VariableNames.NETWORK).flatMap(List::stream).toList(),
            "(PIP|UV)_(?!PUBLISH)[A-Z0-9_]+"),
    /** A program that is only asked its version. */
    PROGRAM(List.of("HOME"), "");

    /** Lists that the kinds share. */
    private static final class VariableNames {
        static final List<String> BASIC = List.of("PATH", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "TMPDIR");
        static final List<String> NETWORK = List.of(
                "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "http_proxy", "https_proxy", "all_proxy", "no_proxy",
                "SSL_CERT_FILE", "SSL_CERT_DIR", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "GIT_SSL_CAINFO", "NIX_SSL_CERT_FILE");
    }

    private static final String USUAL_PATH = "/usr/local/bin:/usr/bin:/bin";

    private final Pattern pattern;

    ChildEnvironment(List<String> names, String pattern) {
        this.pattern = Pattern.compile(Stream.concat(VariableNames.BASIC.stream(), names.stream())
                .map(Pattern::quote)
                .collect(Collectors.joining("|", "", pattern.isEmpty() ? "" : "|" + pattern)));
    }

    /** What is passed on of an environment; of the PATH its absolute entries. */
    public Map<String, String> of(Map<String, String> user) {
        var passed = new HashMap<String, String>();
        user.forEach((name, value) -> {
            if (pattern.matcher(name).matches()) {
                passed.put(name, value);
            }
        });
        passed.put("PATH", keepAbsolute(user.getOrDefault("PATH", "")));
        return passed;
    }

    private static String keepAbsolute(String path) {
        var entries = Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(path)
                .filter(entry -> entry.startsWith("/") && Path.of(entry).isAbsolute())
                .collect(Collectors.joining(File.pathSeparator));
        return entries.isEmpty() ? USUAL_PATH : entries;
    }

    /** The files and directories that these variables of the network steps name, which such a child must be able to read. */
    public static List<Path> listCertificates(Map<String, String> environment) {
        return Stream.of("SSL_CERT_FILE", "SSL_CERT_DIR", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "GIT_SSL_CAINFO", "NIX_SSL_CERT_FILE")
                .map(environment::get)
                .filter(value -> value != null && value.startsWith("/"))
                .map(Path::of)
                .toList();
    }
}
