package io.atopile.mcp.tools.parts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.http.LoopbackServer;
import io.atopile.mcp.project.AtopileSettings;
import io.atopile.mcp.project.RealAto;
import io.atopile.mcp.tools.build.Client;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code ato create part} by the real ato, against a components service on this machine and an answer of EasyEDA's that it has kept. */
@Timeout(240)
class PartsInstallOnlineTest {

    private static final String RECORDS = """
            LCSC Part,First Category,Second Category,MFR.Part,Package,Manufacturer,Library Type,Description,Datasheet,Price,Stock
            C25804,Resistors,Chip Resistor - Surface Mount,0603WAF1002T5E,0603,UNI-ROYAL,Basic,100mW ±1% 10kΩ 0603,,1-:0.001,1000
            """;

    private static final String COMPONENT = """
            {"components": [{"lcsc": 25804, "manufacturer_name": "UNI-ROYAL", "part_number": "0603WAF1002T5E", "package": "0603",
              "datasheet_url": "https://example.org/d.pdf", "description": "10k", "is_basic": 1, "is_preferred": 0, "stock": 1000,
              "price": [{"qFrom": 1, "qTo": null, "price": 0.001}], "attributes": {}}]}
            """;

    @TempDir
    Path scratch;

    private LoopbackServer service;
    private PartsProject project;
    private Path root;
    private Client client;

    @BeforeEach
    void createProject() throws Exception {
        service = new LoopbackServer();
        service.at("/v0/motd", LoopbackServer.json("{\"message\": \"\"}"));
        service.at("/v0/component/lcsc/25804", LoopbackServer.json(COMPONENT));
        project = PartsProject.create(scratch, settings(), RECORDS);
        root = project.root();
        client = project.client();
    }

    private AtopileSettings settings() {
        var real = RealAto.settings(scratch);
        var environment = new HashMap<>(real.environment());
        environment.put("XDG_CONFIG_HOME", scratch.resolve("config").toString());
        environment.put("ATO_SERVICES_COMPONENTS_URL", service.url());
        return new AtopileSettings(real.ato(), real.state(), real.data(), real.userLog(), environment);
    }

    @AfterEach
    void close() {
        project.close();
        service.close();
    }

    @Test
    void aPartOfEasyEdaIsMadeByAtopileAndBuilds() throws Exception {
        signIn();
        keep();
        var installed = client.call("parts_install_online", "{\"id\": \"imported:jlc/C25804\"}");
        assertEquals("ok", installed.at("/code").asString(), installed.toString());
        assertEquals("parts/UNI_ROYAL_0603WAF1002T5E", installed.at("/data/folder").asString());
        assertEquals("checked by the language server", installed.at("/data/check").asString());
        assertEquals("EasyEDA, by ato create part", installed.at("/data/sources/1/source").asString());
        assertEquals("10kohm +/- 1%", installed.at("/data/values/0/value").asString());
        var ato = Files.readString(root.resolve("parts/UNI_ROYAL_0603WAF1002T5E/UNI_ROYAL_0603WAF1002T5E.ato"));
        assertTrue(ato.contains("    resistance = 10kohm +/- 1%\n") && !ato.contains("is_auto_generated"), ato);
        assertEquals(3, installed.at("/data/undo_ids").size());
        Files.writeString(root.resolve("main.ato"), installed.at("/data/import_line").asString() + "\n\nmodule Main:\n    r = new " + installed.at("/data/component").asString() + "\n");
        var built = client.call("build_run", "{\"wait_seconds\": 120}");
        assertEquals("verified", built.at("/data/verdict").asString(), built.toString());
        var again = client.call("parts_install_online", "{\"id\": \"imported:jlc/C25804\"}");
        assertTrue(again.at("/data/unchanged").asBoolean(), again.toString());
        assertEquals(1, service.asked("/v0/component/lcsc/25804"));
        try (var left = Files.list(scratch.resolve("made-parts"))) {
            assertEquals(0, left.count(), "nothing is left of the folder that it was made in");
        }
    }

    @Test
    void withoutASignInItIsMadeOfKicadsLibraries() {
        var installed = client.call("parts_install_online", "{\"id\": \"imported:jlc/C25804\"}");
        assertEquals("ok", installed.at("/code").asString(), installed.toString());
        assertTrue(installed.at("/message").asString().contains("Sign-in required"), installed.toString());
        assertEquals("parts/part_0603WAF1002T5E", installed.at("/data/folder").asString());
        assertEquals("KiCad footprint Resistor_SMD:R_0603_1608Metric", installed.at("/data/sources/2/source").asString());
        assertEquals(0, service.asked("/v0/component/lcsc/25804"));
    }

    @Test
    void whenEasyEdaGivesNoAnswerItIsMadeOfKicadsLibraries() throws Exception {
        signIn();
        service.at("/v0/component/lcsc/25804", LoopbackServer.status(500, "{}"));
        var installed = client.call("parts_install_online", "{\"id\": \"imported:jlc/C25804\"}");
        assertEquals("ok", installed.at("/code").asString(), installed.toString());
        assertTrue(installed.at("/message").asString().contains("was not available"), installed.toString());
        assertFalse(installed.toString().contains(token()), "the token stays where it is");
    }

    @Test
    void aPartWithoutANumberIsRefused() {
        var refused = client.call("parts_install_online", "{\"id\": \"kicad:Regulator_Linear:AMS1117-3.3\"}");
        assertEquals("validation_error", refused.at("/code").asString(), refused.toString());
        assertFalse(Files.exists(root.resolve("parts")));
    }

    private void keep() throws IOException {
        var kept = root.resolve("build/cache/parts/easyeda/C25804/C25804.json");
        Files.createDirectories(kept.resolveSibling(""));
        try (InputStream in = PartsInstallOnlineTest.class.getResourceAsStream("C25804.json")) {
            Files.write(kept, Objects.requireNonNull(in).readAllBytes());
        }
    }

    private void signIn() throws IOException {
        var folder = Files.createDirectories(scratch.resolve("config/atopile"));
        Files.writeString(folder.resolve("clerk_oauth_session.json"), "{\"access_token\": \"%s\", \"refresh_token\": \"r\", \"expires_at\": 4000000000}".formatted(token()));
    }

    private static String token() {
        return piece("{\"alg\":\"none\"}") + "." + piece("{\"exp\":4000000000,\"sub\":\"user\"}") + ".x";
    }

    private static String piece(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
