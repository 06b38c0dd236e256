package io.atopile.mcp.process;

import java.io.File;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The environments of child processes: each type gets only the variables it needs, selected by name. So no API key, token, agent socket or variable
 * of the program that started this server reaches a child.
 */
public enum ChildEnvironment {
    /** atopile's processes; home directories and service addresses are set separately. */
    ATOPILE(List.of(), ""),
    /** atopile's processes that access the network. */
    ATOPILE_NETWORK(VariableNames.NETWORK, ""),
    /** {@code kicad-cli}; KiCad's own variables contain the locations of its libraries. */
    KICAD(List.of(), "KICAD\\d*_(SYMBOL|FOOTPRINT|3DMODEL|TEMPLATE|3RD_PARTY|DESIGN_BLOCK)_?DIR|KICAD\\d*_3RD_PARTY|KICAD_STOCK_DATA_HOME"),
    /** git, which reads the user's configuration to determine whose repositories are safe. */
    GIT(List.of("HOME", "XDG_CONFIG_HOME"), ""),
    /** The query to the system's keyring, which is accessed over D-Bus. */
    KEYRING(List.of("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR", "DBUS_SESSION_BUS_ADDRESS"), ""),
    /** The programs that {@code setup} runs to install atopile from the user's configured pip or uv index. */
    SETUP(
            Stream.of(List.of("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"), VariableNames.NETWORK).flatMap(List::stream).toList(),
            "(PIP|UV)_(?!PUBLISH)[A-Z0-9_]+"),
    /** A program that is only queried for its version. */
    PROGRAM(List.of("HOME"), "");

    /** Lists of names shared by several types. */
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

    /** Returns the variables of the user's environment that are passed on, with only the absolute entries of the PATH. */
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

    /** Lists the certificate files and directories named by the network variables, which the child process must be able to read. */
    public static List<Path> listCertificates(Map<String, String> environment) {
        return Stream.of("SSL_CERT_FILE", "SSL_CERT_DIR", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "GIT_SSL_CAINFO", "NIX_SSL_CERT_FILE")
                .map(environment::get)
                .filter(value -> value != null && value.startsWith("/"))
                .map(Path::of)
                .toList();
    }
}
