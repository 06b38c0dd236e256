package io.atopile.mcp.model.responses;

import io.atopile.mcp.model.transport.ProviderRetryPolicy;
import io.atopile.mcp.model.transport.WireGateway;
import static io.atopile.mcp.model.responses.Acts.created;
import static io.atopile.mcp.model.responses.Acts.delta;
import static io.atopile.mcp.model.responses.Acts.done;
import static io.atopile.mcp.model.responses.Acts.error;
import static io.atopile.mcp.model.responses.Acts.message;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.atopile.mcp.model.ModelReply.Fault;
import io.atopile.mcp.model.responses.ScriptedResponsesServer.Act;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever asks can be stopped in every phase, and then nothing of the question is left. */
class InterruptionsTest {

    /** How far the answer is, and the act that brings it there. */
    record Phase(String name, Act act) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static final List<Phase> PHASES = List.of(
            new Phase("before the headers", exchange -> exchange.awaitHangUp()),
            new Phase("before the first event", exchange -> exchange.begin().awaitHangUp()),
            new Phase("within the deltas", exchange -> exchange.begin().send(created("r") + delta("Do")).awaitHangUp()),
            new Phase("after an item", exchange -> exchange.begin().send(done(message("First"))).awaitHangUp()),
            new Phase("while text streams", InterruptionsTest::stream),
            new Phase("between two tries", error(503, "x", "Later", "Retry-After", "2")));

    private static void stream(ScriptedExchange exchange) throws IOException {
        exchange.begin();
        for (var piece = 0; piece < 1_000_000; piece++) {
            exchange.send(delta("more"));
        }
    }

    @ParameterizedTest
    @MethodSource("phases")
    void anInterruptionEndsIt(Phase phase) throws Exception {
        try (var server = ScriptedResponsesServer.playing(phase.act());
                var gateway = new WireGateway(Asked.provider(server.base()), new ResponsesWire())) {
            var thrown = new CompletableFuture<Throwable>();
            var heard = new AtomicInteger();
            var asking = Thread.ofVirtual().start(() -> ask(gateway, heard, thrown));
            await().until(() -> server.requests().size() == 1);
            await().until(() -> heard.get() > 100 || asking.getState() == Thread.State.TIMED_WAITING);
            asking.interrupt();
            assertInstanceOf(InterruptedException.class, thrown.get(5, TimeUnit.SECONDS));
            await().until(() -> server.openConnections() == 0);
            assertEquals(1, server.requests().size());
        }
    }

    private static List<Phase> phases() {
        return PHASES;
    }

    private static void ask(WireGateway gateway, AtomicInteger heard, CompletableFuture<Throwable> thrown) {
        try {
            var reply = gateway.ask(Asked.request("t", Asked.user("Hi")), _ -> heard.incrementAndGet());
            thrown.completeExceptionally(new AssertionError("answered with " + reply));
        } catch (InterruptedException interrupted) {
            thrown.complete(interrupted);
        }
    }

    @Test
    void closingTheGatewayBreaksOffWhatIsAsked() throws Exception {
        try (var server = ScriptedResponsesServer.playing(exchange -> exchange.begin().awaitHangUp())) {
            var patient = new ProviderRetryPolicy(4, 5, Duration.ofMinutes(5), Duration.ofMillis(10), Duration.ofSeconds(3));
            var gateway = new WireGateway(Asked.withPatience(Asked.provider(server.base()), patient), new ResponsesWire());
            var reply = CompletableFuture.supplyAsync(() -> {
                try {
                    return Asked.by(gateway, Asked.request("t", Asked.user("Hi")));
                } catch (InterruptedException interrupted) {
                    throw new AssertionError(interrupted);
                }
            });
            await().until(() -> server.requests().size() == 1);
            gateway.close();
            var failed = reply.get(5, TimeUnit.SECONDS).failed();
            assertEquals(Fault.UNAVAILABLE, failed.fault());
            assertEquals("custom: the connection to the provider is closed", failed.message());
            await().until(() -> server.openConnections() == 0);
        }
    }
}
