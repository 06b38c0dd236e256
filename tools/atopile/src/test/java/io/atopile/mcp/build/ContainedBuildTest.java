package io.atopile.mcp.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.atopile.mcp.process.NetworkAccess;
import io.atopile.mcp.process.SandboxKind;
import io.atopile.mcp.process.SandboxMode;
import io.atopile.mcp.process.ScriptResource;
import io.atopile.mcp.project.AtoCli;
import io.atopile.mcp.project.AtopileSettings;
import io.atopile.mcp.project.Project;
import io.atopile.mcp.project.ProjectFile;
import io.atopile.mcp.project.ProjectReadResult;
import io.atopile.mcp.project.RealAto;
import io.atopile.mcp.project.SandboxSettings;
import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.RealPart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What code of a project reaches while the real ato builds it, and where the user's sign-in goes. */
class ContainedBuildTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String CANARY = "canary-7f3a";
    private static final String BLEEDER = """
            import Resistor

            module Bleeder:
                bleeder = new Resistor
                bleeder.resistance = 10kohm +/- 5%
                bleeder.package = "R0402"
            """;

    @TempDir
    Path scratch;

    @TempDir
    Path root;

    @TempDir
    Path other;

    private Path home;
    private Map<String, String> environment;

    @BeforeEach
    void machine() throws IOException {
        home = Files.createDirectories(scratch.resolve("home"));
        Files.createDirectories(home.resolve(".ssh"));
        Files.writeString(home.resolve(".ssh/id_ed25519"), CANARY);
        Files.writeString(other.resolve("secret.txt"), CANARY);
        signIn();
        environment = new HashMap<>(Map.of(
                "PATH", System.getenv("PATH"), "HOME", home.toString(), "OPENAI_API_KEY", CANARY, "GITHUB_TOKEN", CANARY, "SSH_AUTH_SOCK",
                scratch.resolve("agent").toString(), "DBUS_SESSION_BUS_ADDRESS", "unix:path=/canary", "ATO_TARGET", "all", "PYTHONPATH", "/canary"));
    }

    @Test
    void codeOfAProjectReachesNothingOfTheUsers() throws Exception {
        try (var loopback = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                var agent = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            agent.bind(UnixDomainSocketAddress.of(scratch.resolve("agent")));
            var settings = settings(Optional.empty());
            var ato = RealAto.in(settings);
            assumeTrue(isHidden(ato), "the sandbox of this machine hides no files");
            spy(settings, ato, loopback.getLocalPort());
            var view = build(settings, ato);
            assertNothingFound(Json.mapper().readTree(Files.readString(root.resolve("build/found.json"))));
            assertTrue(warnings(view).contains("without the user's atopile sign-in"), () -> warnings(view));
            assertEquals(List.of("127.0.0.1:" + loopback.getLocalPort()), view.result().orElseThrow().denied());
        }
    }

    private void spy(AtopileSettings settings, AtoCli ato, int port) throws IOException {
        project("from \"spy.py\" import Part\n\nmodule Spied:\n    part = new Part\n", "spy.ato:Spied", "");
        Files.createDirectories(root.resolve("build"));
        Files.writeString(root.resolve("spy.py"), ScriptResource.read(ContainedBuildTest.class, "spy.py").replace("@HOME@", home.toString())
                .replace("@OTHER@", other.toString())
                .replace("@ROOT@", root.toString())
                .replace("@STATE@", settings.state().toString())
                .replace("@PYTHON@", ato.python().toString())
                .replace("@PORT@", Integer.toString(port))
                .replace("@SOCKET@", scratch.resolve("agent").toString()));
    }

    private void assertNothingFound(JsonNode found) throws IOException {
        for (var refused : List.of("key", "neighbour", "passwd", "outside", "home", "program", "tcp", "proxied", "agent")) {
            assertTrue(found.path(refused).asString("").startsWith("refused: "), () -> refused + " in " + found);
        }
        assertEquals("['configuration']", found.path("records").asString(""), found::toString);
        assertEquals("1", found.path("projects").asString(""), found::toString);
        assertEquals("False", found.path("processes").asString(""), found::toString);
        assertEquals("[]", found.path("sign_in").asString(""), found::toString);
        assertEquals(0, found.path("values").size(), found::toString);
        assertFalse(found.path("environment").toString().contains("OPENAI"), found::toString);
        assertEquals(List.of("secret.txt"), names(other));
    }

    @Test
    void theSignInGoesToTheUsersAddressAndNeverToAProjects() throws Exception {
        try (var theirs = UnknowingService.start();
                var users = UnknowingService.start()) {
            environment.put("ATO_SERVICES_COMPONENTS_URL", users.address());
            environment.put("NO_PROXY", "127.0.0.1");
            var settings = settings(Optional.of(NetworkAccess.ANY));
            project(BLEEDER, "bleeder.ato:Bleeder", """
                    services:
                      components: {url: "%1$s"}
                      packages: {url: "%1$s"}
                    dangerously_skip_ssl_verification: true
                    """.formatted(theirs.address()));
            build(settings, RealAto.in(settings));
            assertEquals(List.of(), theirs.requests(), "a project's address was asked");
            assertTrue(users.isSignedIn(), users.requests()::toString);
        }
    }

    @Test
    void pythonOfAProjectRunsBesideTheSignInOnlyWhereTheProjectIsTrusted() throws Exception {
        try (var users = UnknowingService.start()) {
            environment.put("ATO_SERVICES_COMPONENTS_URL", users.address());
            var settings = settings(Optional.empty());
            project("from \"helper.py\" import Part\n" + BLEEDER, "bleeder.ato:Bleeder", "");
            Files.writeString(root.resolve("helper.py"), "import faebryk.core.node as fabll\n\nclass Part(fabll.Node):\n    pass\n");
            var view = build(settings, RealAto.in(settings));
            assertFalse(users.isSignedIn(), users.requests()::toString);
            assertTrue(warnings(view).contains("without the user's atopile sign-in"), () -> warnings(view));

            build(trusting(settings), RealAto.in(trusting(settings)));
            assertTrue(users.isSignedIn(), users.requests()::toString);
        }
    }

    @Test
    void pythonThatRanWithoutASandboxIsReported() throws Exception {
        var user = settings(Optional.empty());
        var open = user.withSandbox(new SandboxSettings(SandboxMode.DANGER_FULL_ACCESS, List.of(), Optional.empty(), Optional.empty()));
        project("from \"helper.py\" import Part\n\nmodule Helped:\n    part = new Part\n", "helped.ato:Helped", "");
        Files.writeString(root.resolve("helper.py"), "import faebryk.core.node as fabll\n\nclass Part(fabll.Node):\n    pass\n");
        var view = build(open, RealAto.in(open));
        assertTrue(warnings(view).contains("its Python ran without a sandbox"), () -> warnings(view));
    }

    /**
     * Each hides a file that imports Python from a search that reads manifests and links otherwise than atopile. Where the manifest moves
     * atopile's own directories in such a way, the build can't write them and ends before it runs the Python.
     */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "paths: {src: ./, layout: ./layouts, <<: {modules: hid}} | lib/evil.ato | hid/lib | top.ato:Top | false",
        "<<: {paths: {src: hid, layout: ./layouts}} | lib/evil.ato | hid/lib | top.ato:Top | false",
        "paths: {src: ./, layout: ./layouts} | link/../h/evil.ato | a/h | top.ato:Top | true",
        "paths: {src: ./, layout: ./layouts} | harmless.ato | a/h | harmless.ato:Evil, entry: a/h/evil.ato:Evil | true"
    })
    void pythonBehindAHiddenImportRunsWithoutTheSignInAndLeavesTheDesignUnverified(String paths, String path, String folder, String entry, boolean runs) throws Exception {
        try (var users = UnknowingService.start()) {
            environment.put("ATO_SERVICES_COMPONENTS_URL", users.address());
            var settings = settings(Optional.empty());
            hide(paths, path, folder, entry);
            var view = build(settings, RealAto.in(settings));
            assertEquals(runs, Files.exists(root.resolve("build/PROOF")), () -> "Python was executed, or not: " + view);
            assertNotEquals(Optional.of(BuildVerdict.VERIFIED), view.result().orElseThrow().verdict(), view::toString);
            assertTrue(warnings(view).contains("without the user's atopile sign-in"), () -> warnings(view));
            assertFalse(users.isSignedIn(), users.requests()::toString);
        }
    }

    private void hide(String paths, String path, String folder, String entry) throws IOException {
        for (var directory : List.of(folder, "a/b", "build")) {
            Files.createDirectories(root.resolve(directory));
        }
        Files.createSymbolicLink(root.resolve("link"), Path.of("a/b"));
        Files.writeString(root.resolve("ato.yaml"), "%s\nbuilds: {default: {entry: %s}}\n".formatted(paths, entry));
        Files.writeString(root.resolve("top.ato"), "from \"%s\" import Evil\n\nmodule Top:\n    e = new Evil\n".formatted(path));
        Files.writeString(root.resolve("harmless.ato"), "module Evil:\n    signal a\n");
        Files.writeString(root.resolve(folder + "/evil.ato"), "from \"x.py\" import X\n\nmodule Evil:\n    x = new X\n");
        Files.writeString(
                root.resolve(folder + "/x.py"),
                "import faebryk.core.node as fabll\nopen('%s/build/PROOF', 'a').write('x')\n\nclass X(fabll.Node):\n    pass\n".formatted(root));
    }

    private AtopileSettings settings(Optional<NetworkAccess> network) {
        var user = AtopileSettings.of(System.getenv());
        return new AtopileSettings(user.ato(), scratch.resolve("state"), user.data(), scratch.resolve("user-log"), environment)
                .withSandbox(new SandboxSettings(SandboxMode.WORKSPACE_WRITE, List.of(), network, Optional.empty()));
    }

    private static AtopileSettings trusting(AtopileSettings settings) {
        return settings.withTrust(_ -> true);
    }

    private static boolean isHidden(AtoCli ato) throws IOException {
        return switch (ato.sandbox().kind()) {
            case BUBBLEWRAP, NAMESPACES -> true;
            case LANDLOCK, SEATBELT, NONE -> RealPart.isRequired() && SandboxKind.NONE != ato.sandbox().kind();
        };
    }

    private void project(String source, String entry, String more) throws IOException {
        Files.writeString(root.resolve("ato.yaml"), "paths: {src: ./, layout: ./layouts}\nbuilds:\n  default: {entry: %s}\n%s".formatted(entry, more));
        Files.writeString(root.resolve(entry.substring(0, entry.indexOf(':'))), source);
    }

    private BuildView build(AtopileSettings settings, AtoCli ato) throws Exception {
        try (var builds = new Builds(settings)) {
            if (!(ProjectFile.read(root) instanceof ProjectReadResult.Read(Project project))) {
                throw new IOException("no project");
            }
            var build = builds.start(ato, project, project.findTarget("default").orElseThrow(), BuildOptions.DEFAULT);
            return builds.await(build.id(), PATIENCE, _ -> {}).filter(BuildView::isOver).orElseThrow();
        }
    }

    private static String warnings(BuildView view) {
        return String.join("\n", view.result().orElseThrow().warnings());
    }

    private static List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private void signIn() throws IOException {
        var folder = Files.createDirectories(home.resolve(".config/atopile"));
        Files.writeString(
                folder.resolve("clerk_oauth_session.json"), "{\"access_token\": \"%s\", \"refresh_token\": \"%s\"}".formatted(UnknowingService.token(), CANARY));
    }
}
