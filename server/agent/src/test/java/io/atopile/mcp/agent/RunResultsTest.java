package io.atopile.mcp.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunResultsTest {

    private static final BlobId TEXT = new BlobId("a".repeat(64));

    private static RunFileChange change(String path) {
        return new RunFileChange(path, Optional.empty(), Optional.empty());
    }

    private static BuildObservation build(String buildId, String state) {
        return new BuildObservation(buildId, "default", state, Optional.empty(), 0);
    }

    @Test
    void aFileThatChangedTwiceIsNamedOnceInTheOrderOfTheFirstChanges() {
        var results = RunResults.NONE.withChanges(List.of(change("b.ato"), change("a.ato"))).withChanges(List.of(change("b.ato")));
        assertEquals(List.of("b.ato", "a.ato"), results.files());
        assertEquals(3, results.changes().size());
    }

    @Test
    void theLastObservationOfABuildReplacesTheOneBefore() {
        var results = RunResults.NONE
                .withBuilds(List.of(build("b1", "running"), build("b2", "running")), false)
                .withBuilds(List.of(build("b1", "succeeded")), false);
        assertEquals(List.of(build("b2", "running"), build("b1", "succeeded")), results.builds());
    }

    @ParameterizedTest
    @CsvSource({"false, false, true", "false, true, true", "true, false, false", "true, true, true"})
    void aBuildOfEverythingMakesUpForAChange(boolean changed, boolean current, boolean built) {
        var results = RunResults.NONE.withChanges(changed ? List.of(change("a.ato")) : List.of());
        assertEquals(!changed, results.builtAfterChange());
        assertEquals(changed ? List.of("a.ato") : List.of(), results.files());
        assertEquals(built, results.withBuilds(List.of(build("b1", "succeeded")), current).builtAfterChange());
        assertEquals(current, results.withPossibleChange().withBuilds(List.of(), current).builtAfterChange());
    }

    @Test
    void aReplyWithoutTextLeavesTheAnswer() {
        var other = new BlobId("b".repeat(64));
        var answered = RunResults.NONE.withAnswer(Optional.of(TEXT));
        assertEquals(Optional.empty(), RunResults.NONE.withAnswer(Optional.empty()).answer());
        assertEquals(Optional.of(TEXT), answered.withAnswer(Optional.empty()).answer());
        assertEquals(Optional.of(other), answered.withAnswer(Optional.of(other)).answer());
    }
}
