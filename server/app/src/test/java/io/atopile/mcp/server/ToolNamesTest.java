package io.atopile.mcp.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts for a client name only tools that it can call. */
class ToolNamesTest {

    private static final ToolNames NAMES = new ToolNames(
            Set.of("read_it", "move_it", "find_it", "off_it", "tools_read", "tools_call"),
            Set.of("read_it", "move_it", "find_it", "tools_read", "tools_call"),
            Set.of("read_it", "find_it", "tools_read"),
            Set.of("find_it", "tools_read", "tools_call"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Finds. find_it finds more. Done.                | Finds. find_it finds more. Done.",
        "Finds. off_it ends. Done.                       | Finds. Done.",
        "Finds; off_it ends. Done.                       | Finds; Done.",
        "Finds more; off_it ends.                        | Finds more.",
        "Use off_it first. Then off_it. `off_it` again.  | ''",
        "See off_it.ato or a/off_it. Then off_its.       | See off_it.ato or a/off_it. Then off_its.",
        "Finds. read_it reads.                           | Finds. read_it reads."
    })
    void sentencesThatNameADisabledToolAreRemoved(String text, String kept) {
        assertEquals(kept, NAMES.keepEnabled(text));
    }

    @Test
    void sentencesThatNameAnUnlistedToolAreRemoved() {
        assertEquals("read_it is first. find_it finds.", NAMES.keepListed("read_it is first. read_it reads. find_it finds."));
        assertEquals("Finds. find_it finds.", NAMES.keepListed("Finds. read_it reads. find_it finds. move_it or find_it."));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "find_it finds.              | ''",
        "read_it reads.              | Call read_it with tools_read.",
        "move_it, off_it or read_it. | Call read_it with tools_read. Call move_it with tools_call.",
        "tools_read reads.           | ''",
        "move_it: call it with tools_call. | ''",
        "Call move_it with tools_call; read_it reads. | Call read_it with tools_read."
    })
    void howUnlistedToolsAreCalledIsExplained(String text, String calls) {
        assertEquals(calls, NAMES.explainCalls(text));
    }

    @Test
    void withoutRelaysNothingIsExplained() {
        assertEquals("", new ToolNames(NAMES.all(), NAMES.enabled(), NAMES.readOnly(), Set.of("find_it")).explainCalls("read_it"));
    }

    @Test
    void toolsOfOtherSourcesAreListed() {
        assertTrue(NAMES.isListed("codex"));
        assertTrue(NAMES.isListed("find_it"));
        assertFalse(NAMES.isListed("move_it"));
    }
}
