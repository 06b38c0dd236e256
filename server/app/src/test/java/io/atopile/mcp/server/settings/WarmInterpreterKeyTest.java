package io.atopile.mcp.server.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Builds run in a warm interpreter unless the user says otherwise. */
class WarmInterpreterKeyTest {

    private static final String OFF = "[builds]\nwarm_interpreter = false";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private static boolean readWarm(Reading reading) {
        return reading.reader().readWarm(List.of(reading.project()));
    }

    @Test
    void whoChoosesNothingHasIt() {
        assertTrue(readWarm(new Reading(folder)));
    }

    @Test
    void theUsersFileAndThenTheEnvironmentHold() {
        assertEquals(false, readWarm(new Reading(folder).user(OFF)));
        assertTrue(readWarm(new Reading(folder).user(OFF).variable("ATOPILE_MCP_BUILDS_WARM_INTERPRETER", "true")));
    }

    @Test
    void aProjectHasNoSay() {
        assertTrue(readWarm(new Reading(folder).project(OFF)));
        assertEquals(false, readWarm(new Reading(folder).user(OFF).project("[builds]\nwarm_interpreter = true")));
    }
}
