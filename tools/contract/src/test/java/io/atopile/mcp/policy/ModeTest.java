package io.atopile.mcp.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atopile.mcp.tool.Effect;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ModeTest {

    @Test
    void thePolicyIsThisTable() {
        assertEquals(
                """
                ask       READS:allow BUILDS:ask WRITES_PROJECT:ask CONFIGURES_PROGRAMS:ask INSTALLS:ask REACHES_NETWORK:ask DESTROYS:ask
                auto_safe READS:allow BUILDS:allow WRITES_PROJECT:allow CONFIGURES_PROGRAMS:ask INSTALLS:ask REACHES_NETWORK:ask DESTROYS:ask
                auto      READS:allow BUILDS:allow WRITES_PROJECT:allow CONFIGURES_PROGRAMS:ask INSTALLS:allow REACHES_NETWORK:allow DESTROYS:ask
                """,
                Arrays.stream(Mode.values()).map(ModeTest::row).collect(Collectors.joining()));
    }

    @Test
    void theStrictestEffectDecides() {
        assertEquals(PolicyDecision.ASK, Mode.AUTO_SAFE.judge(Set.of(Effect.READS, Effect.REACHES_NETWORK)));
        assertEquals(PolicyDecision.ALLOW, Mode.AUTO.judge(Set.of(Effect.READS, Effect.REACHES_NETWORK)));
    }

    private static String row(Mode mode) {
        return "%-9s %s%n".formatted(mode, Arrays.stream(Effect.values())
                .map(effect -> effect + ":" + mode.judge(effect).name().toLowerCase(java.util.Locale.ROOT))
                .collect(Collectors.joining(" ")));
    }
}
