package io.atopile.mcp.server.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.atopile.mcp.agent.run.AgentSettings;
import io.atopile.mcp.agent.run.AgentSettings.ModelSettings;
import io.atopile.mcp.agent.run.ProviderSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a real server on this machine, in each way it can answer. */
class ProviderProbeTest {

    private static final String KEY = "planted-key-4711";
    private static final String MODELS = "{\"data\":[{\"id\":\"small\"},{\"id\":\"large\"}]}";

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @SuppressWarnings("NullAway.Init")
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        answer("/ok/v1/models", 200, MODELS);
        answer("/refuses/v1/models", 401, "{\"error\":{\"message\":\"not this key: " + KEY + "\"}}");
        answer("/page/v1/models", 200, "<html>");
        answer("/elsewhere/v1/models", 302, "");
        server.createContext("/slow/v1/models", exchange -> await());
        server.createContext("/trickles/v1/models", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            await();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
        threads.close();
    }

    private void await() {
        try {
            over.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(String path, int status, String body) {
        server.createContext(path, exchange -> {
            asked.add(exchange.getRequestURI() + " " + headers(exchange));
            exchange.getResponseHeaders().add("Location", "/ok/v1/models");
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    private static String headers(HttpExchange exchange) {
        return exchange.getRequestHeaders().getFirst("Authorization") + " " + exchange.getRequestHeaders().getFirst("X-Team");
    }

    private DoctorFinding examine(String path, String model, Map<String, String> environment) throws InterruptedException {
        return examine(address(path), model, Optional.of("MY_KEY"), environment, Duration.ofSeconds(20));
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:%d/%s/v1".formatted(server.getAddress().getPort(), path));
    }

    private static DoctorFinding examine(URI address, String model, Optional<String> keyEnv, Map<String, String> environment, Duration patience)
            throws InterruptedException {
        var provider = new ProviderSettings(
                ProviderSettings.Kind.CUSTOM, "mine", ProviderSettings.Wire.RESPONSES, address, keyEnv, Map.of(), Map.of("X-Team", "TEAM"), Map.of("api version", "1"),
                0, 0, Duration.ofSeconds(1), false);
        var usual = AgentSettings.DEFAULT;
        var choice = new ModelSettings(Optional.of(model).filter(name -> !name.isEmpty()), Optional.empty(), Optional.empty(), 8000, Optional.empty());
        var settings = new AgentSettings(
                provider, choice, usual.policy(), usual.tools(), usual.approvals(), usual.budgets(), usual.keeping(), usual.features(), List.of());
        var finding = new ProviderProbe(settings, environment, patience).examine();
        assertFalse(finding.forPeople().contains(KEY), finding::forPeople);
        return finding;
    }

    private static void assertFound(DoctorFinding.State state, String what, DoctorFinding finding) {
        assertEquals(state, finding.state(), finding::forPeople);
        assertTrue(finding.detail().endsWith(what), finding::forPeople);
    }

    @Test
    void countsTheModelsAndKnowsTheChosenOne() throws Exception {
        var finding = examine("ok", "large", Map.of("MY_KEY", KEY, "TEAM", "pcb"));
        assertFound(DoctorFinding.State.OK, "key in MY_KEY (set); 2 models, including large", finding);
        assertEquals(List.of("/ok/v1/models?api+version=1 Bearer " + KEY + " pcb"), asked);
    }

    @Test
    void missesAModelThatIsNotThereOrNotChosen() throws Exception {
        assertFound(DoctorFinding.State.LIMITED, "2 models, not including huge", examine("ok", "huge", Map.of("MY_KEY", KEY)));
        assertFound(DoctorFinding.State.LIMITED, "2 models, none selected, so the agent can't run", examine("ok", "", Map.of("MY_KEY", KEY)));
    }

    @Test
    void asksNobodyWithoutTheKey() throws Exception {
        assertFound(DoctorFinding.State.LIMITED, "key in MY_KEY (not set); no API key, so the agent can't run", examine("ok", "large", Map.of("MY_KEY", " ")));
        assertEquals(List.of(), asked);
    }

    @Test
    void asksWithoutAKeyWhereNoneIsNeeded() throws Exception {
        var finding = examine(address("ok"), "small", Optional.empty(), Map.of(), Duration.ofSeconds(20));
        assertFound(DoctorFinding.State.OK, "no key needed; 2 models, including small", finding);
        assertEquals(List.of("/ok/v1/models?api+version=1 null null"), asked);
    }

    @Test
    void tellsARefusedKeyFromAStrangeAnswer() throws Exception {
        var environment = Map.of("MY_KEY", KEY);
        assertFound(DoctorFinding.State.LIMITED, "it rejects the key (HTTP 401)", examine("refuses", "large", environment));
        assertFound(DoctorFinding.State.LIMITED, "its response is not a list of models", examine("page", "large", environment));
        assertFound(DoctorFinding.State.LIMITED, "its model list returned HTTP 404", examine("nowhere", "large", environment));
    }

    @Test
    void takesTheKeyNowhereElse() throws Exception {
        assertFound(DoctorFinding.State.LIMITED, "its model list returned HTTP 302", examine("elsewhere", "large", Map.of("MY_KEY", KEY)));
        assertEquals(1, asked.size());
    }

    @Test
    void waitsNoLongerThanItsPatience() throws Exception {
        for (var path : List.of("slow", "trickles")) {
            var begun = System.nanoTime();
            var finding = examine(address(path), "large", Optional.empty(), Map.of(), Duration.ofMillis(300));
            assertFound(DoctorFinding.State.LIMITED, "no response within 0.3 s", finding);
            assertTrue(Duration.ofNanos(System.nanoTime() - begun).toSeconds() < 10, path);
        }
    }

    @Test
    void saysThatNothingListens() throws Exception {
        var address = address("ok");
        server.stop(0);
        assertFound(DoctorFinding.State.LIMITED, "nothing is listening at this address",
                examine(address, "large", Optional.empty(), Map.of(), Duration.ofSeconds(20)));
    }

    @Test
    void keepsAKeyThatCannotBeSent() throws Exception {
        assertFound(DoctorFinding.State.LIMITED, "a header or the key contains characters that can't be sent",
                examine("ok", "large", Map.of("MY_KEY", KEY + "\n" + KEY)));
        assertFound(DoctorFinding.State.OK, "2 models, including large", examine("ok", "large", Map.of("MY_KEY", KEY + "\n", "TEAM", "pcb")));
    }
}
