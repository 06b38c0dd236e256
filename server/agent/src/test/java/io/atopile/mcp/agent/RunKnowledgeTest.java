package io.atopile.mcp.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static java.util.Objects.requireNonNull;

import io.atopile.mcp.agent.FileObservation.How;
import io.atopile.mcp.tool.Effect;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RunKnowledgeTest {

    private static final ToolFacts BUILD = new ToolFacts("build_run", List.of(Effect.READS, Effect.BUILDS), false);
    private static final ToolFacts LOOK = new ToolFacts("build_status", List.of(Effect.READS), true);

    private static final ToolFacts EDIT = new ToolFacts("project_edit_file", List.of(Effect.READS, Effect.WRITES_PROJECT), false);

    private static final BlobId OUTPUT = new BlobId("0".repeat(64));

    private static RunKnowledge file(RunKnowledge known, How how, String rev, long seq) {
        return known.withFiles(List.of(new FileObservation("main.ato", Optional.of(rev).filter(text -> !text.isEmpty()), how)), seq);
    }

    private static RunKnowledge build(RunKnowledge known, ToolFacts tool, long claim, long seq, Optional<String> verdict) {
        return known.withClaim("c" + claim, claim).withToolEnd(ended("c" + claim, "ok", notes(verdict)), Optional.of(tool), seq);
    }

    private static RunEvent.ToolEnded ended(String callId, String code, List<BuildObservation> builds) {
        return new RunEvent.ToolEnded(callId, "a_tool", code, "", OUTPUT, "", 1, builds, List.of(), List.of());
    }

    private static List<BuildObservation> notes(Optional<String> verdict) {
        return List.of(new BuildObservation("b1", "default", verdict.isPresent() ? "succeeded" : "running", verdict, 0));
    }

    @Test
    void aForeignChangeOfAFileThatWasShownIsNewsOnce() {
        var read = file(RunKnowledge.NONE, How.SHOWN, "r1", 1);
        var changed = file(read, How.CHANGED_ELSEWHERE, "r2", 5);
        assertFalse(read.hasNews());
        assertTrue(changed.hasNews());
        assertFalse(changed.withAllReported().hasNews());
        assertTrue(file(changed.withAllReported(), How.CHANGED_ELSEWHERE, "", 9).hasNews(), "removed after that");
        assertFalse(file(changed, How.SHOWN, "r2", 6).hasNews(), "read again");
    }

    @Test
    void anOwnEditThatShowsFreshLinesIsNoNewsAndOneThatDoesNotIs() {
        var read = file(RunKnowledge.NONE, How.SHOWN, "r1", 1);
        var changed = file(read, How.CHANGED_HERE, "r2", 2);
        assertTrue(changed.hasNews());
        assertFalse(file(changed, How.SHOWN, "r2", 2).hasNews());
    }

    @Test
    void aChangeOfAFileThatNobodyWasShownIsNoNews() {
        assertFalse(file(RunKnowledge.NONE, How.CHANGED_HERE, "r1", 1).hasNews());
    }

    @Test
    void aBuildIsOldWhenAFileChangedAfterItWasAskedFor() {
        var built = build(RunKnowledge.NONE, BUILD, 3, 8, Optional.of("verified"));
        assertFalse(built.hasNews());
        assertTrue(built.isBuilt(notes(Optional.of("verified"))));
        var changed = file(built, How.CHANGED_HERE, "r2", 9);
        assertTrue(changed.hasNews());
        assertFalse(changed.isBuilt(notes(Optional.of("verified"))));
    }

    @Test
    void aBuildThatWentOnInTheBackgroundKnowsOfNothingThatChangedMeanwhile() {
        var running = build(RunKnowledge.NONE, BUILD, 3, 4, Optional.empty());
        var changed = file(running, How.CHANGED_HERE, "r2", 6);
        var over = build(changed, LOOK, 7, 8, Optional.of("verified"));
        assertFalse(over.isBuilt(notes(Optional.of("verified"))));
        assertTrue(over.hasNews());
    }

    @Test
    void aBuildThatIsOnlyLookedAtMayBeOlderThanEveryChangeOfTheRun() {
        var changed = file(RunKnowledge.NONE, How.CHANGED_HERE, "r2", 2);
        var looked = build(changed, LOOK, 3, 4, Optional.of("verified"));
        assertFalse(looked.isBuilt(notes(Optional.of("verified"))));
        assertTrue(looked.hasNews());
    }

    @Test
    void aReadThatFindsAnotherContentTellsOfAForeignChange() {
        var built = build(file(RunKnowledge.NONE, How.SHOWN, "r1", 1), BUILD, 2, 3, Optional.of("verified"));
        var again = file(built, How.SHOWN, "r2", 4);
        assertEquals(1, again.memory().builds().values().stream().filter(again.memory()::isStale).count());
        assertFalse(requireNonNull(again.memory().files().get("main.ato")).needsRefresh());
    }

    @Test
    void aReadThatFindsWhatIsKnownOrAFileForTheFirstTimeIsNoChange() {
        var built = build(file(RunKnowledge.NONE, How.SHOWN, "r1", 1), BUILD, 2, 3, Optional.of("verified"));
        assertFalse(file(built, How.SHOWN, "r1", 4).hasNews());
        var other = new FileObservation("other.ato", Optional.of("r7"), How.SHOWN);
        assertFalse(built.withFiles(List.of(other), 4).hasNews());
    }

    @Test
    void aBuildHasWhatChangedBeforeItsCallAndNotWhatChangedDuringIt() {
        var changed = file(RunKnowledge.NONE, How.CHANGED_HERE, "r2", 2);
        assertTrue(build(changed, BUILD, 3, 8, Optional.of("verified")).isBuilt(notes(Optional.of("verified"))));
        assertFalse(build(changed, BUILD, 3, 8, Optional.of("verified")).hasNews());
        var during = file(changed.withClaim("c3", 3), How.CHANGED_ELSEWHERE, "r3", 5);
        var over = during.withToolEnd(ended("c3", "ok", notes(Optional.of("verified"))), Optional.of(BUILD), 8);
        assertFalse(over.isBuilt(notes(Optional.of("verified"))));
        assertTrue(over.hasNews());
    }

    @Test
    void aBuildThatIsOnlyLookedAtHoldsWhereNothingChanged() {
        var looked = build(RunKnowledge.NONE, LOOK, 3, 4, Optional.of("verified"));
        assertTrue(looked.isBuilt(notes(Optional.of("verified"))));
        assertFalse(looked.isBuilt(notes(Optional.empty())), "not over");
    }

    static Stream<Arguments> endsAfterABuild() {
        return Stream.of(
                arguments("ok", Optional.of(EDIT), true),
                arguments("not_found", Optional.of(EDIT), true),
                arguments("outcome_unknown", Optional.of(EDIT), false),
                arguments("outcome_unknown", Optional.of(LOOK), true),
                arguments("ok", Optional.empty(), true),
                arguments("outcome_unknown", Optional.empty(), false));
    }

    @ParameterizedTest
    @MethodSource("endsAfterABuild")
    void aCallOfUnknownOutcomeMayHaveChangedAnythingUnlessItOnlyReads(String code, Optional<ToolFacts> tool, boolean built) {
        var known = build(RunKnowledge.NONE, BUILD, 3, 4, Optional.of("verified"));
        assertEquals(built, known.withToolEnd(ended("c5", code, List.of()), tool, 6).isBuilt(notes(Optional.of("verified"))));
    }
}
