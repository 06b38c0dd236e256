package io.atopile.mcp.server.setup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.server.setup.IndexSetup.IndexCreation;
import io.atopile.mcp.server.setup.IndexSetup.SetupIndex;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class IndexSetupTest {

    private static final String TOO_LONG = "not indexed, because it takes too long; the first call that needs it tries again";

    private static List<String> run(Duration patience, IndexCreation... creations) throws InterruptedException {
        var said = new ArrayList<String>();
        var indexes = new ArrayList<SetupIndex>();
        for (var creation : creations) {
            indexes.add(new SetupIndex("index " + (indexes.size() + 1), creation));
        }
        new IndexSetup(indexes, patience, said::add).run();
        return said;
    }

    @Test
    void anIndexThatFailsIsReportedAndTheOthersAreCreated() throws Exception {
        var said = run(
                Duration.ofSeconds(20),
                () -> {
                    throw new IOException("the disk is full");
                },
                () -> "indexed");
        assertEquals(List.of("index 1: not indexed: the disk is full; the first call that needs it tries again", "index 2: indexed"), said);
    }

    @Test
    void theIndexesAreCreatedAtTheSameTime() throws Exception {
        var both = new CountDownLatch(2);
        IndexCreation creation = () -> {
            both.countDown();
            return both.await(20, TimeUnit.SECONDS) ? "indexed" : "alone";
        };
        assertEquals(List.of("index 1: indexed", "index 2: indexed"), run(Duration.ofSeconds(25), creation, creation));
    }

    @Test
    void anIndexThatTakesTooLongIsInterruptedAndNotWaitedFor() throws Exception {
        var interrupted = new CountDownLatch(1);
        var never = new CountDownLatch(1);
        var said = run(
                Duration.ofMillis(200),
                () -> {
                    try {
                        never.await();
                        return "indexed";
                    } catch (InterruptedException cancelled) {
                        interrupted.countDown();
                        throw cancelled;
                    }
                },
                () -> {
                    while (never.getCount() > 0) {
                        LockSupport.parkNanos(1_000_000);
                    }
                    return "indexed";
                });
        never.countDown();
        assertEquals(List.of("index 1: " + TOO_LONG, "index 2: " + TOO_LONG), said);
        assertTrue(interrupted.await(20, TimeUnit.SECONDS));
    }
}
