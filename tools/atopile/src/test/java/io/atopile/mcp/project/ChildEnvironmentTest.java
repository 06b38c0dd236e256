package io.atopile.mcp.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.atopile.mcp.process.ChildEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which variables of a user's environment each kind of child gets, of one that holds everything which could be held. */
class ChildEnvironmentTest {

    private static final List<String> BASIC = List.of("PATH", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "TMPDIR");
    private static final List<String> NETWORK = List.of(
            "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "http_proxy", "https_proxy", "all_proxy", "no_proxy",
            "SSL_CERT_FILE", "SSL_CERT_DIR", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "GIT_SSL_CAINFO", "NIX_SSL_CERT_FILE");
    private static final List<String> HOSTILE = List.of(
            "OPENAI_API_KEY", "ANTHROPIC_API_KEY", "GEMINI_API_KEY", "AWS_SECRET_ACCESS_KEY", "GITHUB_TOKEN", "NPM_TOKEN", "MY_PASSWORD",
            "SSH_AUTH_SOCK", "SSH_AGENT_PID", "GPG_AGENT_INFO", "GNUPGHOME", "XAUTHORITY", "DISPLAY", "WAYLAND_DISPLAY", "KUBECONFIG",
            "DOCKER_HOST", "VSCODE_GIT_ASKPASS_NODE", "CLAUDECODE", "CODEX_SANDBOX", "ATOPILE_MCP_TOKEN", "ATOPILE_MCP_SETTINGS",
            "PYTHONPATH", "PYTHONHOME", "PYTHONSTARTUP", "PYTHONINSPECT", "VIRTUAL_ENV", "CONDA_PREFIX", "LD_PRELOAD", "LD_LIBRARY_PATH",
            "DYLD_INSERT_LIBRARIES", "BASH_ENV", "ENV", "NODE_OPTIONS", "JAVA_TOOL_OPTIONS", "GIT_DIR", "GIT_SSH_COMMAND", "GIT_ASKPASS",
            "GIT_CONFIG_COUNT", "GIT_EXTERNAL_DIFF", "EDITOR", "PAGER", "ATO_TARGET", "ATO_BUILD", "ATO_FROZEN", "ATO_SAFE", "ATO_VERBOSE",
            "ATO_MP_START_METHOD", "FBRK_ZIG_RELEASEMODE", "FBRK_LOG_DIR", "FORCE_COLOR", "KICAD_API_TOKEN", "KICAD_API_SOCKET", "DEEPPCB_API_KEY",
            "KICAD_RUN_FROM_BUILD_DIR", "USER", "LOGNAME", "PWD", "OLDPWD", "SHELL");

    @TempDir
    Path home;

    static Stream<Arguments> kinds() {
        return Stream.of(
                Arguments.of(ChildEnvironment.ATOPILE, List.of()),
                Arguments.of(ChildEnvironment.ATOPILE_NETWORK, NETWORK),
                Arguments.of(ChildEnvironment.KICAD, List.of("KICAD9_FOOTPRINT_DIR", "KICAD9_SYMBOL_DIR", "KICAD9_3DMODEL_DIR")),
                Arguments.of(ChildEnvironment.GIT, List.of("HOME", "XDG_CONFIG_HOME")),
                Arguments.of(
                        ChildEnvironment.KEYRING,
                        List.of("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR", "DBUS_SESSION_BUS_ADDRESS")),
                Arguments.of(
                        ChildEnvironment.SETUP,
                        Stream.concat(
                                        NETWORK.stream(),
                                        Stream.of("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "PIP_INDEX_URL", "UV_INDEX"))
                                .toList()),
                Arguments.of(ChildEnvironment.PROGRAM, List.of("HOME")));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aKindOfChildGetsJustItsNames(ChildEnvironment kind, List<String> beside) {
        var wanted = new TreeSet<>(BASIC);
        wanted.addAll(beside);
        assertEquals(wanted, new TreeSet<>(kind.of(everything()).keySet()));
    }

    @Test
    void ofThePathOnlyAbsoluteEntriesArePassedOn() {
        assertEquals("/opt/bin:/usr/bin", ChildEnvironment.ATOPILE.of(Map.of("PATH", "./x::/opt/bin:bin:~/bin:/usr/bin:.")).get("PATH"));
        assertEquals("/usr/local/bin:/usr/bin:/bin", ChildEnvironment.ATOPILE.of(Map.of("PATH", ".:")).get("PATH"));
        assertEquals("/usr/local/bin:/usr/bin:/bin", ChildEnvironment.ATOPILE.of(Map.of()).get("PATH"));
    }

    @Test
    void atopilesProcessesGetFixedAddressesAndHomesOfTheirOwn() {
        var user = everything();
        user.put("ATO_SERVICES_COMPONENTS_URL", "https://parts.example");
        var directories = new AtoDirectories(Path.of("/state/v")).of(Path.of("/boards/board"));
        var environment = directories.buildEnvironment(user, UserServices.of(user));
        var wanted = new TreeSet<>(BASIC);
        wanted.addAll(Set.of(
                "CI", "ATO_NON_INTERACTIVE", "NO_COLOR", "COLUMNS", "PYTHONUNBUFFERED", "PYTHONUTF8", "PYTHONDONTWRITEBYTECODE", "PYTHONSAFEPATH",
                "PYTHONNOUSERSITE", "PYTHON_KEYRING_BACKEND", "FBRK_LOG_DIR",
                "HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "KICAD_CONFIG_HOME", "ATO_SERVICES_COMPONENTS_URL",
                "ATO_SERVICES_PACKAGES_URL", "ATO_SERVICES_TELEMETRY_URL", "ATO_DANGEROUSLY_SKIP_SSL_VERIFICATION"));
        assertEquals(wanted, new TreeSet<>(environment.keySet()));
        assertEquals("https://parts.example", environment.get("ATO_SERVICES_COMPONENTS_URL"));
        assertEquals("https://packages.atopileapi.com", environment.get("ATO_SERVICES_PACKAGES_URL"));
        assertEquals("false", environment.get("ATO_DANGEROUSLY_SKIP_SSL_VERIFICATION"));
        for (var own : List.of("FBRK_LOG_DIR", "HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "KICAD_CONFIG_HOME")) {
            assertEquals(true, Path.of(environment.get(own)).startsWith(directories.base()), own);
        }
    }

    @Test
    void theUsersConfigurationNamesAddressesWhereTheirEnvironmentDoesNot() throws IOException {
        configure("services:\n  components: https://c.example\n  packages:\n    url: https://p.example:8443\ndangerously_skip_ssl_verification: true\n");
        var environment = Map.of("HOME", home.toString(), "ATO_SERVICES_COMPONENTS_URL", "http://127.0.0.1:9");
        var services = UserServices.of(environment);
        assertEquals("http://127.0.0.1:9", services.addresses().get(AtopileService.COMPONENTS));
        assertEquals("https://p.example:8443", services.addresses().get(AtopileService.PACKAGES));
        assertFalse(services.checksCertificates());
        assertEquals(Set.of("127.0.0.1:9", "easyeda.com:443", "modules.easyeda.com:443"), services.ofBuilds());
        configure("services: [broken\n");
        assertEquals(AtopileService.PACKAGES.usual(), UserServices.of(environment).addresses().get(AtopileService.PACKAGES));
    }

    @Test
    void twoProjectsShareNoDirectoryThatTheirCodeCanWriteAndNoneHoldsTheSignIn() throws IOException {
        configure("pcbnew_auto: true\n");
        var user = home.resolve(".config/atopile");
        Files.writeString(user.resolve(UserConfiguration.SESSION), "{\"access_token\": \"canary\"}");
        var base = new AtoDirectories(home.resolve("state"));
        var one = base.of(Path.of("/boards/one"));
        var two = base.of(Path.of("/boards/two"));
        one.make(user);
        two.make(user);
        assertFalse(one.listWritablePaths().stream().anyMatch(mine -> two.listWritablePaths().stream().anyMatch(theirs -> mine.startsWith(theirs) || theirs.startsWith(mine))));
        try (var copied = Files.list(one.configuration().resolve("atopile"))) {
            assertEquals(List.of("config.yaml"), copied.map(file -> file.getFileName().toString()).toList());
        }
    }

    @Test
    void directoriesOfProjectsThatAreGoneAreTakenAway() throws IOException {
        var base = new AtoDirectories(home.resolve("state"));
        var project = Files.createDirectory(home.resolve("old"));
        base.of(project).make(home.resolve("none"), project);
        Files.delete(project);
        var other = Files.createDirectory(home.resolve("new"));
        base.of(other).make(home.resolve("none"), other);
        assertFalse(Files.exists(base.of(project).base()));
        assertEquals(true, Files.isDirectory(base.of(other).log()));
    }

    private void configure(String text) throws IOException {
        var folder = Files.createDirectories(home.resolve(".config/atopile"));
        Files.writeString(folder.resolve("config.yaml"), text);
    }

    private static Map<String, String> everything() {
        var all = new HashMap<String, String>();
        Stream.of(
                        BASIC,
                        NETWORK,
                        HOSTILE,
                        List.of("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR"),
                        List.of("DBUS_SESSION_BUS_ADDRESS", "PIP_INDEX_URL", "UV_INDEX"),
                        List.of("KICAD9_FOOTPRINT_DIR", "KICAD9_SYMBOL_DIR", "KICAD9_3DMODEL_DIR"))
                .flatMap(List::stream)
                .forEach(name -> all.put(name, "/canary/" + name));
        return all;
    }
}
