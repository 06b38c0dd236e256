package io.atopile.mcp.tools.packages;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.build.Builds;
import io.atopile.mcp.http.JsonService;
import io.atopile.mcp.http.LoopbackServer;
import io.atopile.mcp.http.ServiceRetryPolicy;
import io.atopile.mcp.project.AtoFinder;
import io.atopile.mcp.project.AtopileSettings;
import io.atopile.mcp.project.RealAto;
import io.atopile.mcp.tool.CancellationSignal;
import io.atopile.mcp.tools.build.BuildTools;
import io.atopile.mcp.tools.build.Client;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** Packages come and go through the real ato and a registry on this machine; whatever fails leaves the project as it was. */
class PackageToolsTest {

    private static final String MANIFEST =
            "# the board\nrequires-atopile: \"^0.15.0\"\npaths:   {src: ./, layout: ./layouts}\nbuilds:\n  default:  # the usual one\n    entry: main.ato:Main\n# end\n";
    private static final String INSTALL = "{\"identifier\": \"acme/divider\"}";

    @TempDir
    Path scratch;

    private Path root;
    private Registry registry;
    private JsonService service;
    private Builds builds;
    private Client client;

    @BeforeEach
    void project() throws Exception {
        registry = new Registry();
        registry.publish("acme/divider", "1.1.0", List.of());
        registry.publish("acme/divider", "1.2.0", List.of());
        root = Files.createDirectory(scratch.resolve("board"));
        Files.writeString(root.resolve("ato.yaml"), MANIFEST);
        Files.writeString(root.resolve("main.ato"), "import Electrical\n\nmodule Main:\n    a = new Electrical\n");
        connect(registry.url(), RealAto.in(RealAto.settings(scratch)).program());
    }

    private void connect(String url, Path program) throws Exception {
        var user = RealAto.settings(scratch);
        var environment = new HashMap<>(user.environment());
        environment.put("ATO_SERVICES_PACKAGES_URL", url);
        var settings = new AtopileSettings(program, user.state(), user.data(), user.userLog(), environment);
        service = new JsonService(new ServiceRetryPolicy(2, Duration.ofMillis(2), Duration.ofMillis(20)), InstantSource.system(), Thread::sleep);
        builds = new Builds(settings);
        var ato = new AtoFinder(settings);
        var snapshots = scratch.resolve("snapshots");
        client = new Client(
                root, Stream.of(PackageTools.createTools(ato, service, snapshots), BuildTools.createTools(builds, ato, snapshots)));
    }

    @AfterEach
    void close() {
        disconnect();
        registry.close();
    }

    private void disconnect() {
        client.close();
        builds.close();
        service.close();
    }

    private ObjectNode call(String tool, String arguments) {
        return client.call(tool, arguments);
    }

    private static void assertCode(String code, ObjectNode envelope) {
        assertEquals(code, envelope.at("/code").asString(), envelope.toString());
    }

    /** Every file of the project with what it holds. */
    private Map<String, String> files() throws IOException {
        var files = new TreeMap<String, String>();
        try (var walk = Files.walk(root)) {
            for (var file : walk.filter(Files::isRegularFile).toList()) {
                files.put(root.relativize(file).toString(), HexFormat.of().formatHex(Files.readAllBytes(file)));
            }
        }
        return files;
    }

    @Test
    void aPackageIsInstalledUsedAndRemoved() throws IOException {
        var installed = call("packages_install", INSTALL);
        assertCode("ok", installed);
        assertEquals("1.2.0", installed.at("/data/version").asString());
        assertEquals("from \"acme/divider/divider.ato\" import Divider", installed.at("/data/imports/0").asString());
        assertEquals(0, installed.at("/data/warnings").size(), installed.toString());
        assertEquals(
                MANIFEST + "dependencies:\n  - type: registry\n    identifier: acme/divider\n    release: \"1.2.0\"\n",
                Files.readString(root.resolve("ato.yaml")));
        Files.writeString(root.resolve("main.ato"), "from \"acme/divider/divider.ato\" import Divider\n\nmodule Main:\n    d = new Divider\n");
        registry.close();
        assertCode("ok", call("build_run", "{\"wait_seconds\": 300}"));
        var again = files();
        assertTrue(call("packages_install", INSTALL).at("/message").asString().contains("already"));
        assertEquals(again, files());
        assertCode("ok", call("packages_remove", INSTALL));
        assertEquals(MANIFEST, Files.readString(root.resolve("ato.yaml")));
        assertFalse(Files.exists(root.resolve(".ato/modules/acme/divider")));
    }

    @Test
    void anotherVersionReplacesTheInstalledOne() {
        assertEquals("1.1.0", call("packages_install", "{\"identifier\": \"acme/divider\", \"version\": \"1.1.0\"}").at("/data/version").asString());
        var newer = call("packages_install", "{\"identifier\": \"acme/divider\", \"version\": \"1.2.0\"}");
        assertCode("ok", newer);
        assertEquals("1.1.0", newer.at("/data/changes/0/before").asString());
        assertEquals("1.2.0", newer.at("/data/changes/0/after").asString());
    }

    @Test
    void whatAPackageNeedsComesAlongAndGoesWithIt() {
        registry.publish("acme/board", "2.0.0", List.of("acme/divider"));
        var installed = call("packages_install", "{\"identifier\": \"acme/board\"}");
        assertCode("ok", installed);
        assertEquals(2, installed.at("/data/changes").size(), installed.toString());
        assertCode("ok", call("packages_remove", "{\"identifier\": \"acme/board\"}"));
        assertFalse(Files.exists(root.resolve(".ato/modules/acme/divider")));
    }

    @Test
    void failuresLeaveTheProjectAsItWas() throws Exception {
        var before = files();
        assertCode("not_found", call("packages_install", "{\"identifier\": \"acme/nothing\"}"));
        assertCode("not_found", call("packages_install", "{\"identifier\": \"acme/divider\", \"version\": \"9.9.9\"}"));
        registry.cutOff("acme/divider", "1.2.0");
        assertCode("transient_backend_error", call("packages_install", INSTALL));
        registry.forge("acme/divider", "1.1.0");
        assertCode("policy_denied", call("packages_install", "{\"identifier\": \"acme/divider\", \"version\": \"1.1.0\"}"));
        assertEquals(before, files());
        close();
        connect(LoopbackServer.nobody(), RealAto.in(RealAto.settings(scratch)).program());
        assertCode("transient_backend_error", call("packages_install", INSTALL));
        assertEquals(before, files());
    }

    @Test
    void manyPackagesAreFetchedAtOnce() {
        var parts = IntStream.range(0, 24).mapToObj("acme/part-%d"::formatted).toList();
        parts.forEach(part -> registry.publish(part, "1.0.0", List.of()));
        registry.publish("acme/assembly", "1.0.0", parts);
        var installed = call("packages_install", "{\"identifier\": \"acme/assembly\"}");
        assertCode("ok", installed);
        assertEquals(parts.size() + 1, installed.at("/data/changes").size(), installed.toString());
    }

    @Test
    void aRegistryThatTheProjectNamesIsNotAsked() throws Exception {
        try (var stranger = new LoopbackServer()) {
            Files.writeString(root.resolve("ato.yaml"), MANIFEST + "services:\n  packages:\n    url: %s\n".formatted(stranger.url()));
            var found = call("packages_search", "{\"query\": \"divider\"}");
            assertEquals("acme/divider", found.at("/data/packages/0/identifier").asString());
            assertTrue(found.at("/message").asString().endsWith("is not queried; set ATO_SERVICES_PACKAGES_URL in your environment to use another registry."), found.toString());
            assertCode("not_found", call("packages_get", "{\"identifier\": \"acme/nothing\"}"));
            assertCode("ok", call("packages_install", INSTALL));
            assertEquals(List.of(), stranger.requests());
        }
    }

    @Test
    void anArchiveThatUnpacksToTooMuchIsStoppedAndLeavesNothing() throws Exception {
        var before = files();
        registry.publish("acme/zeros", "1.0.0", Bomb.ofZeros("acme/zeros", 6, 60 << 20));
        var zeros = call("packages_install", "{\"identifier\": \"acme/zeros\"}");
        assertCode("policy_denied", zeros);
        assertTrue(zeros.at("/message").asString().contains("unpack to more than 256 MiB"), zeros.toString());
        assertEquals(before, files());
        assertFalse(Files.exists(root.resolve(".ato")));
    }

    @Test
    void aCancelledInstallLeavesTheProjectAsItWas() throws Exception {
        call("packages_install", "{\"identifier\": \"acme/divider\", \"version\": \"1.1.0\"}");
        var before = files();
        registry.stall("acme/divider", "1.2.0");
        var cancellation = new CancellationSignal();
        var answer = new AtomicReference<ObjectNode>();
        var calling = Thread.ofVirtual().start(() ->
                answer.set(client.call("packages_install", "{\"identifier\": \"acme/divider\", \"version\": \"1.2.0\"}", cancellation)));
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> registry.asked("/files/acme-divider-1.2.0.zip") == 1);
        cancellation.cancel(CancellationSignal.Reason.CLIENT);
        calling.join();
        assertCode("cancelled", answer.get());
        assertEquals(before, files());
    }

    @Test
    void whatAKilledServerLeftIsPutRight() throws IOException {
        call("packages_install", INSTALL);
        var before = files();
        Files.createDirectories(root.resolve(".ato/.atopile-mcp/.ato/modules/acme/half"));
        Files.move(root.resolve(".ato/modules"), root.resolve(".ato/.atopile-mcp/before"));
        assertCode("ok", call("packages_sync", "{}"));
        before.keySet().removeIf(name -> name.contains(".cache"));
        assertEquals(before, files());
        assertFalse(Files.exists(root.resolve(".ato/.atopile-mcp")));
    }

    @Test
    void anEditedPackageIsNeitherReplacedNorRemoved() throws IOException {
        call("packages_install", "{\"identifier\": \"acme/divider\", \"version\": \"1.1.0\"}");
        Files.writeString(root.resolve(".ato/modules/acme/divider/divider.ato"), "# mine\n");
        var before = files();
        assertCode("conflict", call("packages_install", "{\"identifier\": \"acme/divider\", \"version\": \"1.2.0\"}"));
        assertCode("conflict", call("packages_remove", INSTALL));
        assertCode("conflict", call("packages_sync", "{}"));
        assertEquals(before, files());
        assertEquals("divider.ato", call("packages_get", INSTALL).at("/data/modified/0").asString());
    }

    @Test
    void aLocalPackageIsImportedAtOnceAndFollowsASync() throws IOException {
        registry.close();
        var made = call("packages_create_local", "{\"name\": \"usb-power\", \"description\": \"Power from \\\"USB\\\"\"}");
        assertCode("ok", made);
        assertEquals("from \"local/usb-power/usb_power.ato\" import UsbPower", made.at("/data/import_line").asString());
        assertEquals(
                MANIFEST + "dependencies:\n  - type: file\n    identifier: local/usb-power\n    path: packages/usb-power\n",
                Files.readString(root.resolve("ato.yaml")));
        Files.writeString(root.resolve("main.ato"), made.at("/data/import_line").asString() + "\n\nmodule Main:\n    p = new UsbPower\n");
        assertFalse(call("build_run", "{\"project\": \".\", \"wait_seconds\": 300}").at("/data/verdict").asString().equals("failed"));
        Files.writeString(root.resolve("packages/usb-power/usb_power.ato"), "module UsbPower:\n    # changed\n    pass\n");
        assertCode("ok", call("packages_sync", "{\"project\": \".\"}"));
        assertArrayEquals(
                Files.readAllBytes(root.resolve("packages/usb-power/usb_power.ato")),
                Files.readAllBytes(root.resolve(".ato/modules/local/usb-power/usb_power.ato")));
        assertCode("conflict", call("packages_create_local", "{\"project\": \".\", \"name\": \"usb-power\"}"));
        assertFalse(Files.readString(root.resolve(".ato/modules/local/usb-power/.package_meta.json")).contains(scratch.toString()));
    }

    @Test
    void searchingAndReadingWorkWithoutTheRegistry() {
        call("packages_install", INSTALL);
        var found = call("packages_search", "{\"query\": \"divider\"}");
        assertEquals("1.2.0", found.at("/data/packages/0/newest").asString(), found.toString());
        assertEquals("1.2.0", found.at("/data/packages/0/installed").asString());
        registry.break503();
        var silent = call("packages_search", "{\"query\": \"divider\"}");
        assertCode("ok", silent);
        assertTrue(silent.at("/data/registry_silent").asString().contains("503"), silent.toString());
        assertEquals(1, silent.at("/data/total").asInt());
        var nothing = call("packages_search", "{\"query\": \"usb\"}");
        assertCode("transient_backend_error", nothing);
        assertTrue(call("packages_get", INSTALL).at("/data/installed").asBoolean());
        assertCode("transient_backend_error", call("packages_get", "{\"identifier\": \"acme/other\"}"));
    }

    @Test
    void aPackageOfTheRegistryIsDescribed() {
        var told = call("packages_get", INSTALL);
        assertCode("ok", told);
        assertEquals("1.2.0", told.at("/data/version").asString());
        assertEquals("1.2.0 (atopile ^0.15.0)", told.at("/data/releases/0").asString());
        assertEquals("About acme/divider", told.at("/data/readme").asString());
        assertCode("not_found", call("packages_get", "{\"identifier\": \"acme/nothing\"}"));
        assertCode("validation_error", call("packages_get", "{\"identifier\": \"../../etc\"}"));
        assertCode("validation_error", call("packages_install", "{\"identifier\": \"acme/divider\", \"version\": \"latest\"}"));
        assertCode("not_found", call("packages_remove", INSTALL));
    }

    @Test
    void aLinkedFolderIsRefused() throws IOException {
        var outside = Files.createDirectory(scratch.resolve("outside"));
        Files.createSymbolicLink(root.resolve(".ato"), outside);
        assertCode("policy_denied", call("packages_install", INSTALL));
        try (var inside = Files.list(outside)) {
            assertEquals(0, inside.count());
        }
    }
}
