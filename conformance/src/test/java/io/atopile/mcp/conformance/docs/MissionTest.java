package io.atopile.mcp.conformance.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.agent.ApprovalDecision;
import io.atopile.mcp.agent.RunPurpose;
import io.atopile.mcp.agent.RunStatus;
import io.atopile.mcp.agent.Step;
import io.atopile.mcp.build.BuildState;
import io.atopile.mcp.build.BuildVerdict;
import io.atopile.mcp.conformance.Repository;
import io.atopile.mcp.policy.Mode;
import io.atopile.mcp.process.NetworkAccess;
import io.atopile.mcp.process.SandboxKind;
import io.atopile.mcp.process.SandboxMode;
import io.atopile.mcp.tool.Effect;
import io.atopile.mcp.tool.Toolset;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/mission.md} names what exists, all of what it promises to list, and nothing twice. */
class MissionTest {

    private static final List<Class<? extends Enum<?>>> LISTED_ENUMS = List.of(
            RunStatus.class,
            RunPurpose.class,
            ApprovalDecision.class,
            Mode.class,
            Effect.class,
            SandboxMode.class,
            SandboxKind.class,
            NetworkAccess.class,
            Toolset.class,
            BuildState.class,
            BuildVerdict.class);

    /** What the samples below may name. */
    private static final MissionCheck SAMPLE = new MissionCheck(
            new SourceNames(
                    Map.of("PumpStatus", "", "PumpLoop", "", "PumpLoop.Valve", ""),
                    Map.of("PumpTest", "", "PumpBench", ""),
                    Set.of("pump.loop"),
                    Set.of("pump_run")),
            Map.of("PumpStatus", List.of("IDLE", "FILLING_UP")));

    private static final String HEADER = "| concept | our name | where | shown by |\n|---|---|---|---|\n";
    private static final String STATUS = "| status | `idle`, `filling-up` | `PumpStatus` | `PumpTest` |\n";

    @Test
    void everyRowIsTrue() throws IOException {
        var document = Files.readString(Repository.ROOT.resolve("docs/mission.md"));
        var table = MissionTable.parse(document);
        assertTrue(table.concepts().size() > 100, "Hardly a concept was found");
        assertTrue(table.omissions().size() >= 5, "Hardly an omission was found");
        assertEquals(List.of(), new MissionCheck(SourceNames.read(), constants()).listFaults(document));
    }

    private static Map<String, List<String>> constants() {
        var steps = Stream.of(Step.class.getPermittedSubclasses()).map(Class::getSimpleName).toList();
        var enums = LISTED_ENUMS.stream()
                .collect(Collectors.<Class<? extends Enum<?>>, String, List<String>>toMap(
                        Class::getSimpleName, type -> Arrays.stream(type.getEnumConstants()).map(constant -> constant.name()).toList()));
        enums.put("Step", steps);
        return enums;
    }

    @Test
    void aTrueTableHasNoFaults() {
        assertFaults(
                STATUS
                        + "| nested | valve | `PumpLoop.Valve`, `server/bin` | `PumpTest` |\n"
                        + "| package | loop | `pump.loop` | `PumpTest` |\n"
                        + "| future | - | - | not yet: `PumpDream`, `server/no-such-module` |\n"
                        + "\n| left out | reason |\n|---|---|\n| leaks | They drip. |\n");
    }

    @Test
    void aMissingClassOrPackageIsAFault() {
        assertFaults(
                STATUS + "| a | b | `PumpGhost` | `PumpTest` |\n| c | d | `pump.ghost` | `PumpTest` |\n| e | f | `server/ghost` | not yet |\n",
                "line 4, \"a\": `PumpGhost` is no class or package of the main sources",
                "line 5, \"c\": `pump.ghost` is no class or package of the main sources",
                "line 6, \"e\": `server/ghost` is no class or package of the main sources");
        assertFaults(STATUS + "| a | b | here and there | `PumpTest` |\n", "line 4, \"a\": names no class or package");
    }

    @Test
    void aMissingTestIsAFault() {
        assertFaults(
                STATUS + "| a | b | `PumpLoop` | `GhostTest` |\n| c | d | `PumpLoop` | `PumpBench` |\n| e | f | `PumpLoop` | `PumpLoop` |\n",
                "line 4, \"a\": `GhostTest` is no test class",
                "line 5, \"c\": `PumpBench` is no test class",
                "line 6, \"e\": `PumpLoop` is no test class");
    }

    @Test
    void aRowWithoutATestSaysNotYet() {
        assertFaults(STATUS + "| a | b | `PumpLoop` | |\n", "line 4, \"a\": names no test and doesn't say \"not yet\"");
    }

    @Test
    void whatExistsIsNotCalledNotYet() {
        assertFaults(
                STATUS + "| a | b | - | not yet: `PumpLoop` |\n| c | d | - | not yet: `pump_run`, `server/bin` |\n",
                "line 4, \"a\": \"not yet\", but `PumpLoop` exists",
                "line 5, \"c\": \"not yet\", but `pump_run` exists",
                "line 5, \"c\": \"not yet\", but `server/bin` exists");
    }

    @Test
    void aConstantWithoutARowIsAFault() {
        assertFaults("| status | `idle` | `PumpStatus` | `PumpTest` |\n", "PumpStatus.FILLING_UP is in no row that names `PumpStatus`");
        assertFaults(
                "| status | `idle`, `filling_up`, `paused` | `PumpStatus` | `PumpTest` |\n",
                "line 3, \"status\": `paused` is no constant of [PumpStatus]");
    }

    @Test
    void aConceptHasOneRow() {
        assertFaults(STATUS + STATUS.replace("status", "Status"), "line 4: \"Status\" is in line 3 already");
        assertFaults(STATUS + "\n| left out | reason |\n|---|---|\n| status | Nobody asks. |\n", "line 7: \"status\" is in line 3 already");
    }

    @Test
    void whatIsLeftOutHasAReason() {
        assertFaults(STATUS + "\n| left out | reason |\n|---|---|\n| leaks | |\n", "line 7: \"leaks\" is left out without a reason");
    }

    @Test
    void aRowThatCannotBeReadIsAFault() {
        assertFaults(STATUS + "| a | b | `PumpLoop` |\n", "line 4: not a row of a table of this document: | a | b | `PumpLoop` |");
        assertFaults(STATUS + "\n| other | header |\n|---|---|\n| a | b |\n", "line 7: not a row of a table of this document: | a | b |");
    }

    private static void assertFaults(String rows, String... expected) {
        assertEquals(Set.of(expected), Set.copyOf(SAMPLE.listFaults(HEADER + rows)));
    }
}
