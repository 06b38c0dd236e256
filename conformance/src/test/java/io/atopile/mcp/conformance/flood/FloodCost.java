package io.atopile.mcp.conformance.flood;

import io.atopile.mcp.conformance.Golden;
import io.atopile.mcp.conformance.Transport;
import io.atopile.mcp.conformance.board.Board;
import io.atopile.mcp.conformance.program.Launched;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** Prints what an honest client and the machine's memory feel of each flood. */
final class FloodCost {

    private static final long FLOOD_SECONDS = 10;
    private static final long SAMPLE_MILLIS = 100;
    private static final long AFTER_MILLIS = 60_000;

    private FloodCost() {}

    /** Takes how many milliseconds later memory is looked at, and which flood: one minute and each by default. */
    public static void main(String[] args) throws Exception {
        var after = args.length > 0 ? Long.parseLong(args[0]) : AFTER_MILLIS;
        var scratch = Files.createTempDirectory(Golden.folder("target"), "flood");
        System.out.println("flood | statuses | honest calls, failed | p50 ms | p99 ms | longest ms | MB before | peak | after");
        var chosen = args.length > 1 ? List.of(Flood.valueOf(args[1])) : List.of(Flood.values());
        for (var flood : chosen) {
            var folder = Files.createDirectories(scratch.resolve(flood.name()));
            try (var server = Launched.over(Transport.HTTP, Board.copy("divider", folder).root(), folder)) {
                System.out.println(flood + " | " + measure(flood, server, after));
            }
        }
    }

    private static String measure(Flood flood, Launched server, long after) throws Exception {
        var target = new Target(server.endpoint(), server.token());
        for (var i = 0; i < 20; i++) {
            new HonestCaller(target, "divider.ato").close();
        }
        var before = Memory.residentMegabytes(server.process());
        var peak = new AtomicLong();
        var over = new AtomicBoolean();
        var sampler = Thread.ofPlatform().start(() -> sample(server, peak, over));
        var honest = new HonestCaller(target, "divider.ato");
        Map<Integer, Integer> statuses;
        try (honest) {
            statuses = repeat(flood, target);
        }
        over.set(true);
        sampler.join();
        Thread.sleep(after);
        var millis = honest.millis();
        return "%s | %d, %d | %.0f | %.0f | %.0f | %d | %d | %d"
                .formatted(
                        statuses,
                        millis.size(),
                        honest.failures().size(),
                        at(millis, 0.5),
                        at(millis, 0.99),
                        millis.getLast(),
                        before,
                        peak.get(),
                        Memory.residentMegabytes(server.process()));
    }

    private static Map<Integer, Integer> repeat(Flood flood, Target target) throws Exception {
        var statuses = new TreeMap<Integer, Integer>();
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(FLOOD_SECONDS);
        do {
            flood.run(target).forEach((status, count) -> statuses.merge(status, count, Integer::sum));
        } while (System.nanoTime() < end);
        return statuses;
    }

    private static double at(List<Double> sorted, double share) {
        return sorted.get((int) Math.min(sorted.size() - 1L, Math.round(share * (sorted.size() - 1))));
    }

    private static void sample(Launched server, AtomicLong peak, AtomicBoolean over) {
        try {
            while (!over.get()) {
                peak.accumulateAndGet(Memory.residentMegabytes(server.process()), Math::max);
                Thread.sleep(SAMPLE_MILLIS);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
