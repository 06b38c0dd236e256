package io.atopile.mcp.agent.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FileMemoryTest {

    private static final MemoryEvent READ = new MemoryEvent.FileRead("main.ato", "r1", 1);

    @Test
    void aFileGoesStaleWhenItChangesAndFreshWhenReadAgain() {
        var read = FileMemory.EMPTY.apply(READ);
        var changed = read.apply(changed("main.ato", "r2", 2));
        assertFalse(isStale(read));
        assertTrue(isStale(changed));
        assertFalse(isStale(changed.apply(new MemoryEvent.FileRead("main.ato", "r2", 3))));
        assertFalse(isStale(changed.apply(changed("main.ato", "r1", 3))), "changed back");
    }

    @Test
    void aBuildIsStaleWhenAFileChangedAfterItWasAskedFor() {
        var build = new MemoryEvent.BuildEnded("default", MemoryEvent.Verdict.VERIFIED, 3, 5);
        var memory = remember(READ, changed("main.ato", "r2", 2), build);
        assertFalse(memory.isStale(build));
        assertTrue(remember(READ, changed("main.ato", "r2", 4), build).isStale(build), "changed while it ran");
        assertTrue(memory.apply(changed("parts/x.ato", "r9", 6)).isStale(build));
    }

    @Test
    void aFilesRevisionIsThatOfTheNewestFactAboutIt() {
        var read = FileMemory.EMPTY.apply(READ);
        var changed = read.apply(changed("main.ato", "r2", 2));
        assertEquals(Optional.of("r1"), requireNonNull(read.files().get("main.ato")).hash());
        assertEquals(Optional.of("r2"), requireNonNull(changed.files().get("main.ato")).hash());
        assertEquals(Optional.of("r3"), requireNonNull(changed.apply(new MemoryEvent.FileRead("main.ato", "r3", 3)).files().get("main.ato")).hash());
    }

    @Test
    void theTextTellsWhatIsKnownAndWhatIsStale() {
        var memory = remember(
                READ,
                new MemoryEvent.FileRead("ato.yaml", "y1", 2),
                new MemoryEvent.BuildEnded("default", MemoryEvent.Verdict.UNVERIFIED, 3, 3),
                new MemoryEvent.FileChanged("main.ato", Optional.empty(), MemoryEvent.By.OTHERS, 5));
        assertEquals(
                """
                Known:
                - ato.yaml: read at step 2
                STALE, check again before you rely on it:
                - build of default: unverified (step 3), older than the change of main.ato at step 5
                - main.ato: read at step 1, deleted at step 5 by someone else
                """,
                memory.render(2_000));
        assertEquals("", FileMemory.EMPTY.render(2_000));
    }

    @Test
    void theTextIsBoundedAndSaysWhatItLeftOut() {
        var memory = FileMemory.EMPTY;
        for (var step = 0; step < 500; step++) {
            memory = memory.apply(new MemoryEvent.FileRead("parts/part_" + step + ".ato", "r" + step, step));
            memory = memory.apply(new MemoryEvent.BuildEnded("n" + step + "\n- forged line " + "x".repeat(5_000), MemoryEvent.Verdict.FAILED, step, step));
        }
        var text = memory.render(3_000);
        assertTrue(text.length() <= 3_000, () -> "It has " + text.length());
        assertTrue(text.contains("more omitted"));
        assertFalse(text.contains("\n- forged"));
        assertTrue(text.contains("n499"), "The latest come first");
        assertEquals(FileMemory.MOST, memory.files().size());
        assertTrue(memory.files().containsKey("parts/part_499.ato"));
    }

    private static boolean isStale(FileMemory memory) {
        return requireNonNull(memory.files().get("main.ato")).needsRefresh();
    }

    private static MemoryEvent changed(String path, String hash, long step) {
        return new MemoryEvent.FileChanged(path, Optional.of(hash), MemoryEvent.By.THIS_RUN, step);
    }

    private static FileMemory remember(MemoryEvent... facts) {
        var memory = FileMemory.EMPTY;
        for (var fact : Stream.of(facts).toList()) {
            memory = memory.apply(fact);
        }
        return memory;
    }
}
