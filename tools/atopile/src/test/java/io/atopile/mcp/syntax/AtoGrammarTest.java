package io.atopile.mcp.syntax;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.project.AtoFinder;
import io.atopile.mcp.project.AtopileSettings;
import io.atopile.mcp.project.RealAto;
import io.atopile.mcp.syntax.SyntaxCheck.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class AtoGrammarTest {

    private static final Path FILE = Path.of("board.ato");
    private static final String SOUND = "import Resistor\n\nmodule Board:\n    r1 = new Resistor\n";
    private static final String BROKEN = SOUND + "    r1.resistance = = 10kohm\n";

    @TempDir
    Path scratch;

    private AtopileSettings settings;
    private AtoGrammar grammar;

    @BeforeEach
    void find() throws InterruptedException {
        settings = RealAto.settings(scratch);
        RealAto.in(settings);
        grammar = new AtoGrammar(new AtoFinder(settings));
    }

    @AfterEach
    void close() {
        grammar.close();
    }

    @Test
    void faultsHaveTheirLineAndSoundTextHasNone() throws Exception {
        assertEquals(Optional.of(List.of()), grammar.check(FILE, SOUND));
        var faults = grammar.check(FILE, BROKEN).orElseThrow();
        assertEquals(List.of(5), faults.stream().map(Fault::line).toList());
        assertTrue(faults.getFirst().message().startsWith("column 21: extraneous input '='"), faults.toString());
    }

    @Test
    void whoeverAsksAtTheSameTimeGetsTheirOwnAnswer() throws Exception {
        var answers = new ArrayList<FutureTask<Optional<List<Fault>>>>();
        for (var i = 0; i < 20; i++) {
            var text = i % 2 == 0 ? SOUND : BROKEN;
            answers.add(started(() -> grammar.check(FILE, text)));
        }
        for (var i = 0; i < 20; i++) {
            assertEquals(i % 2, answers.get(i).get().orElseThrow().size());
        }
    }

    @Test
    void aProcessThatWasKilledIsReplaced() throws Exception {
        grammar.check(FILE, SOUND);
        var first = ProcessHandle.of(grammar.pid().orElseThrow()).orElseThrow();
        first.destroyForcibly();
        first.onExit().get(10, TimeUnit.SECONDS);
        await().until(() -> grammar.pid().isEmpty());
        assertEquals(1, grammar.check(FILE, BROKEN).orElseThrow().size());
    }

    @Test
    void anIdleProcessEnds() throws Exception {
        try (var shortLived = new AtoGrammar(new AtoFinder(settings), Duration.ofMillis(200))) {
            shortLived.check(FILE, SOUND);
            await().atMost(Duration.ofSeconds(10)).until(() -> shortLived.pid().isEmpty());
        }
    }

    @Test
    void afterTheEndThereIsNoProcessAndNoAnswer() throws Exception {
        grammar.check(FILE, SOUND);
        grammar.close();
        await().atMost(Duration.ofSeconds(10)).until(() -> grammar.pid().isEmpty());
        assertEquals(Optional.empty(), grammar.check(FILE, SOUND));
    }

    @Test
    void aVeryLongTextIsNotLookedAt() throws Exception {
        assertEquals(Optional.empty(), grammar.check(FILE, "#".repeat((1 << 20) + 1)));
        assertEquals(Optional.empty(), grammar.pid());
    }

    private static <T> FutureTask<T> started(Callable<T> work) {
        var task = new FutureTask<>(work);
        Thread.startVirtualThread(task);
        return task;
    }
}
