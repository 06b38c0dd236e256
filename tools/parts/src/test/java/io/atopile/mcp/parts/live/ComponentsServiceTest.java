package io.atopile.mcp.parts.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.http.JsonService;
import io.atopile.mcp.http.LoopbackServer;
import io.atopile.mcp.http.LoopbackServer.Act;
import io.atopile.mcp.http.ServiceRetryPolicy;
import io.atopile.mcp.parts.AssemblyTier;
import io.atopile.mcp.parts.Part;
import io.atopile.mcp.parts.PartCategory;
import io.atopile.mcp.parts.PartId;
import io.atopile.mcp.parts.PartParameter;
import io.atopile.mcp.parts.PartSource;
import io.atopile.mcp.parts.PriceBreak;
import io.atopile.mcp.parts.catalogue.PartProvider;
import io.atopile.mcp.parts.catalogue.PartSearchResult;
import io.atopile.mcp.parts.query.ParameterBounds;
import io.atopile.mcp.parts.query.ParameterCondition;
import io.atopile.mcp.parts.query.PartQuery;
import io.atopile.mcp.project.AtoFinder;
import io.atopile.mcp.project.AtopileSettings;
import io.atopile.mcp.tool.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The components service is asked in its own words, and what goes wrong never looks like a lack of parts. */
class ComponentsServiceTest {

    private static final String RESISTOR =
            """
            {"lcsc": 25804, "manufacturer_name": "UNI-ROYAL", "part_number": "0603WAF1002T5E", "package": "R0603",
             "datasheet_url": "https://example.com/r.pdf", "description": "10kOhm", "is_basic": 1, "is_preferred": 0, "stock": 1000,
             "price": [{"qFrom": 1, "qTo": 99, "price": 0.002}, {"qFrom": 100, "qTo": null, "price": 0.001}],
             "attributes": {"resistance": %s, "max_power": %s, "max_voltage": null}}
            """.formatted(range(9900, 10100, "ohm"), range(0.1, 0.1, "watt"));
    private static final String TOKEN = token(4_000_000_000L);

    @TempDir
    Path home;

    private LoopbackServer server;
    private JsonService service;

    @BeforeEach
    void start() throws IOException {
        server = new LoopbackServer();
        service = new JsonService(new ServiceRetryPolicy(2, Duration.ofMillis(2), Duration.ofMillis(20)), InstantSource.system(), Thread::sleep);
        signIn(TOKEN);
    }

    @AfterEach
    void stop() {
        service.close();
        server.close();
    }

    private static String range(double least, double most, String unit) {
        return """
                {"type": "Quantity_Interval_Disjoint", "data": {"intervals": {"type": "Numeric_Interval_Disjoint", "data": {"intervals":
                [{"type": "Numeric_Interval", "data": {"min": %s, "max": %s}}]}}, "unit": "%s"}}""".formatted(least, most, unit);
    }

    private static String token(long end) {
        return "h." + Base64.getUrlEncoder().withoutPadding().encodeToString("{\"exp\": %d}".formatted(end).getBytes(StandardCharsets.UTF_8)) + ".s";
    }

    private void signIn(String token) throws IOException {
        var folder = Files.createDirectories(home.resolve(".config/atopile"));
        Files.writeString(folder.resolve("clerk_oauth_session.json"), "{\"access_token\": \"%s\", \"refresh_token\": \"r\"}".formatted(token));
    }

    private PartProvider shelf(Map<String, String> more) {
        var environment = new HashMap<>(Map.of("HOME", home.toString(), "PATH", home.toString()));
        environment.putAll(more);
        var settings = AtopileSettings.of(environment);
        return ComponentsService.of(service, new AtoFinder(settings));
    }

    private PartProvider shelf() {
        return shelf(Map.of("ATO_SERVICES_COMPONENTS_URL", server.url()));
    }

    private static PartQuery query(Optional<PartCategory> kind, List<ParameterCondition> conditions, List<String> words) {
        return new PartQuery(
                kind, List.of(), Optional.empty(), conditions, List.of(), OptionalLong.empty(), OptionalDouble.empty(), 1, words, List.of());
    }

    private static PartQuery tenK() {
        return query(Optional.of(PartCategory.RESISTOR), List.of(new ParameterCondition(PartParameter.RESISTANCE, ParameterBounds.exactly(10_000), "10k")), List.of());
    }

    private List<Part> parts(PartSearchResult finding) {
        return assertInstanceOf(PartSearchResult.Parts.class, finding).matches().stream().map(match -> match.part()).toList();
    }

    @Test
    void aValueIsAskedForAsARangeAndReadAsOne() throws Exception {
        server.at("/v0/query", LoopbackServer.json("{\"results\": [{\"components\": [%s]}]}".formatted(RESISTOR)));
        var part = parts(shelf().find(tenK(), 5)).getFirst();
        assertEquals(new PartId(PartSource.ATOPILE, "C25804"), part.id());
        assertEquals("0603WAF1002T5E", part.partNumber());
        assertEquals(Optional.of("0603"), part.packageName());
        assertEquals(Optional.of(AssemblyTier.BASIC), part.tier());
        assertEquals(10_000, part.findValue(PartParameter.RESISTANCE).orElseThrow(), 1e-6);
        assertEquals(0.01, part.findValue(PartParameter.TOLERANCE).orElseThrow(), 1e-9);
        assertEquals(0.1, part.findValue(PartParameter.POWER).orElseThrow(), 1e-9);
        assertEquals(List.of(new PriceBreak(1, 0.002), new PriceBreak(100, 0.001)), part.prices());
        var asked = Json.mapper().readTree(server.requests().getFirst().body()).at("/queries/0");
        assertEquals("resistors", asked.at("/endpoint").asString());
        assertEquals("ohm", asked.at("/resistance/data/unit").asString());
        assertEquals(8_000, asked.at("/resistance/data/intervals/data/intervals/0/data/min").asDouble(), 1);
        assertTrue(asked.at("/max_voltage").isNull());
        assertEquals("Bearer " + TOKEN, server.requests().getFirst().headers().getFirst("Authorization"));
    }

    @Test
    void whatDoesNotFitIsLeftOut() throws Exception {
        server.at("/v0/query", LoopbackServer.json("{\"results\": [{\"components\": [%s]}]}".formatted(RESISTOR)));
        var nine = query(Optional.of(PartCategory.RESISTOR), List.of(new ParameterCondition(PartParameter.RESISTANCE, ParameterBounds.exactly(9_000), "9k")), List.of());
        assertEquals(List.of(), parts(shelf().find(nine, 5)));
        var rated = query(Optional.of(PartCategory.RESISTOR), List.of(new ParameterCondition(PartParameter.VOLTAGE, ParameterBounds.atLeast(50), "50V")), List.of());
        assertEquals(
                List.of(PartParameter.VOLTAGE), assertInstanceOf(PartSearchResult.Parts.class, shelf().find(rated, 5)).matches().getFirst().unknown());
    }

    @Test
    void aNumberFindsItsPart() throws Exception {
        server.at("/v0/component/lcsc/25804", LoopbackServer.json("{\"components\": [%s]}".formatted(RESISTOR)));
        assertEquals(1, parts(shelf().find(query(Optional.empty(), List.of(), List.of("c25804")), 5)).size());
        assertEquals(PartCategory.RESISTOR, shelf().findPart(new PartId(PartSource.ATOPILE, "C25804")).orElseThrow().kind());
        assertEquals(Optional.empty(), shelf().findPart(new PartId(PartSource.KICAD, "C25804")));
        assertEquals(List.of(), parts(shelf().find(query(Optional.empty(), List.of(), List.of("c1")), 5)));
    }

    @Test
    void everyFaultIsSilenceWithAReason() {
        var json = "{\"results\": []}".getBytes(StandardCharsets.UTF_8);
        var faults = Stream.<Act>of(
                LoopbackServer.status(429, "{}", "Retry-After", "600"),
                LoopbackServer.status(500, "{}"),
                LoopbackServer.status(503, "{}"),
                LoopbackServer.status(401, "{}"),
                LoopbackServer.status(302, "", "Location", "http://192.0.2.1/"),
                LoopbackServer.cutOff("application/json", json),
                LoopbackServer.json("{\"results\": "),
                LoopbackServer.json("{\"answer\": 42}"),
                LoopbackServer.body(200, "text/html", "<html>".getBytes(StandardCharsets.UTF_8)),
                LoopbackServer.body(200, "application/json", new byte[6 << 20]));
        faults.forEach(fault -> {
            try (var fresh = new LoopbackServer()) {
                fresh.at("/v0/query", fault);
                var shelf = shelf(Map.of("ATO_SERVICES_COMPONENTS_URL", fresh.url()));
                var silent = assertInstanceOf(PartSearchResult.Silent.class, assertTimeoutPreemptively(Duration.ofSeconds(10), () -> shelf.find(tenK(), 5)));
                assertFalse(silent.reason().contains(TOKEN), silent.reason());
                assertFalse(silent.hint().isBlank());
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        });
    }

    @Test
    void withoutASignInNothingIsAsked() throws Exception {
        Files.delete(home.resolve(".config/atopile/clerk_oauth_session.json"));
        assertEquals(new PartSearchResult.Silent("the user isn't signed in to atopile", "Run `ato auth login`."), shelf().find(tenK(), 5));
        signIn(token(1_000));
        assertEquals(new PartSearchResult.Silent("the atopile sign-in has expired", "Run `ato auth login`."), shelf().find(tenK(), 5));
        assertEquals(List.of(), server.requests());
    }

    @Test
    void whatIsNoAddressIsSilenceThatNamesTheSetting() throws Exception {
        var silent = assertInstanceOf(PartSearchResult.Silent.class, shelf(Map.of("ATO_SERVICES_COMPONENTS_URL", "ftp://u:secret@a.example")).find(tenK(), 5));
        assertTrue(silent.reason().contains("ATO_SERVICES_COMPONENTS_URL"), silent.reason());
        assertFalse(silent.reason().contains("secret"), silent.reason());
    }

    @Test
    void aQuestionThatItCannotBeAskedIsSilence() throws Exception {
        assertInstanceOf(PartSearchResult.Silent.class, shelf().find(query(Optional.of(PartCategory.MOSFET), List.of(), List.of("n")), 5));
        assertEquals(List.of(), server.requests());
    }
}
