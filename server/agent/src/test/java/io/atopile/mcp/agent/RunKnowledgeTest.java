package io.atopile.mcp.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static java.util.Objects.requireNonNull;

import io.atopile.mcp.agent.FileObservation.How;
import io.atopile.mcp.tool.Effect;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunKnowledgeTest {

    private static final ToolFacts BUILD = new ToolFacts("build_run", List.of(Effect.READS, Effect.BUILDS), false);
    private static final ToolFacts LOOK = new ToolFacts("build_status", List.of(Effect.READS), true);

    private static final BlobId OUTPUT = new BlobId("0".repeat(64));

    private static RunKnowledge file(RunKnowledge known, How how, String rev, long seq) {
        return known.withFiles(List.of(new FileObservation("main.ato", Optional.of(rev).filter(text -> !text.isEmpty()), how)), seq);
    }

    private static RunKnowledge build(RunKnowledge known, ToolFacts tool, long claim, long seq, Optional<String> verdict) {
        var ended = new RunEvent.ToolEnded(
                "c" + claim, tool.name(), "ok", "", OUTPUT, "", 1, notes(verdict), List.of(), List.of());
        return known.withClaim("c" + claim, claim).withToolEnd(ended, Optional.of(tool), seq);
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
}
