package io.atopile.mcp.conformance.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.atopile.mcp.conformance.parts.RealParts;
import io.atopile.mcp.policy.Mode;
import io.atopile.mcp.process.SandboxKind;
import io.atopile.mcp.project.AtopileSettings;
import io.atopile.mcp.server.Settings;
import io.atopile.mcp.server.Wiring;
import io.atopile.mcp.tool.KnownIndexes;
import io.atopile.mcp.tool.Toolset;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every tool once in every sandbox, in the mode that asks least; the whole matrix is {@code AttackMatrix}. */
class AttackSuiteTest {

    @TempDir
    private static Path state;

    @TempDir
    private Path scratch;

    @Test
    void everyToolIsAttacked() throws Exception {
        var nothing = Map.of("HOME", scratch.toString(), "PATH", "");
        var settings = new Settings(AtopileSettings.of(nothing), List.of(scratch), EnumSet.allOf(Toolset.class), false, Mode.AUTO);
        try (var wiring = Wiring.of(settings)) {
            assertEquals(
                    wiring.offer().tools().list().stream().map(tool -> tool.name()).collect(Collectors.toSet()),
                    AttackCall.all().stream().map(AttackCall::tool).collect(Collectors.toSet()));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"BUBBLEWRAP", "NAMESPACES", "LANDLOCK", "NONE"})
    void noToolReadsWritesOrCallsWhatItMayNot(SandboxKind sandbox) throws Exception {
        RealParts.ato();
        KnownIndexes.lend(state.resolve("atopile-mcp"));
        assumeTrue(System.getProperty("os.name").equals("Linux"));
        if (sandbox == SandboxKind.BUBBLEWRAP) {
            RealParts.bubblewrap();
        }
        var outcome = new AttackRun("auto", sandbox, OtherUser.current(), sandbox == SandboxKind.NONE ? AttackCall.all() : AttackCall.once()).run(scratch.toRealPath(), state.toRealPath());
        assertEquals(List.of(), outcome.violations());
        assertTrue(outcome.codes().getOrDefault("ok", 0) > 10, () -> "The suite has to reach the tools: " + outcome);
    }
}
