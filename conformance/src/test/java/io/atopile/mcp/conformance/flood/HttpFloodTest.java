package io.atopile.mcp.conformance.flood;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.conformance.Transport;
import io.atopile.mcp.conformance.board.Board;
import io.atopile.mcp.conformance.program.Launched;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The shipped {@code serve} is flooded: it answers in the right way, and an honest client beside in a bounded time. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HttpFloodTest {

    private static final double HONEST_MILLIS = 15_000;
    private static final long GROWTH_MEGABYTES = 150;
    private static final Duration QUIET = Duration.ofSeconds(30);

    private final ExecutorService slow = Executors.newSingleThreadExecutor();
    private Future<Map<Integer, Integer>> slowStatuses = CompletableFuture.completedFuture(Map.of());
    private Launched server;
    private Target target;

    @BeforeAll
    void start(@TempDir Path scratch) throws IOException {
        server = Launched.over(Transport.HTTP, Board.copy("divider", scratch).root(), scratch);
        target = new Target(server.endpoint(), server.token());
        slowStatuses = slow.submit(() -> Flood.SLOW_CLIENTS.run(target));
    }

    @AfterAll
    void stop() {
        slow.shutdownNow();
        server.close();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SLOW_CLIENTS")
    @Order(2)
    void anHonestClientIsServedMeanwhile(Flood flood) throws Exception {
        var honest = new HonestCaller(target, "divider.ato");
        try (honest) {
            var statuses = flood.run(target);
            assertFalse(statuses.isEmpty());
            assertTrue(flood.statuses().containsAll(statuses.keySet()), statuses::toString);
        }
        assertEquals(0, honest.failures().size(), () -> honest.failures().toString());
        assertTrue(honest.millis().getLast() < HONEST_MILLIS, () -> honest.millis().toString());
    }

    /** These take their time, and do so beside the other floods. */
    @Test
    @Order(3)
    void slowClientsAreAnswered() throws Exception {
        assertEquals(Flood.SLOW_CLIENTS.statuses(), slowStatuses.get().keySet());
    }

    @Test
    @Order(1)
    void memoryComesBackAfterAFlood() throws Exception {
        new HonestCaller(target, "divider.ato").close();
        var before = Memory.residentMegabytes(server.process());
        Flood.TEXTS_BELOW_THE_LIMIT.run(target);
        Flood.VALUES_BELOW_THE_LIMIT.run(target);
        await().atMost(QUIET).until(() -> Memory.residentMegabytes(server.process()) < before + GROWTH_MEGABYTES);
    }
}
