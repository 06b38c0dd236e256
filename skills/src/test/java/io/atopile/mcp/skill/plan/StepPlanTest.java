package io.atopile.mcp.skill.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atopile.mcp.skill.plan.StepPlan.Action;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepPlanTest {

    @ParameterizedTest
    @CsvSource({
        "'', timeout, STOP",
        "'', outcome_unknown, STOP",
        "any=FINISH, outcome_unknown, FINISH",
        "any=FINISH, timeout, FINISH",
        "timeout=CONTINUE, outcome_unknown, CONTINUE",
        "timeout=CONTINUE any=UNDO, outcome_unknown, CONTINUE",
        "timeout=CONTINUE any=UNDO, conflict, UNDO",
        "timeout=CONTINUE outcome_unknown=STOP any=UNDO, outcome_unknown, STOP",
        "timeout=CONTINUE outcome_unknown=STOP any=UNDO, timeout, CONTINUE",
        "outcome_unknown=CONTINUE, timeout, STOP"
    })
    void aStepThatHandlesOnlyTimeoutsHandlesUnknownOutcomesAlike(String on, String code, Action action) {
        Map<String, Action> actions = Arrays.stream(on.split(" ", -1))
                .filter(entry -> !entry.isEmpty())
                .map(entry -> entry.split("=", -1))
                .collect(Collectors.toMap(entry -> entry[0], entry -> Action.valueOf(entry[1])));
        var step = new StepPlan(
                "one", Optional.empty(), "ask", JsonTemplate.EMPTY, Optional.empty(), Optional.empty(), Optional.empty(), actions, Optional.empty());
        assertEquals(action, step.getAction(code));
    }
}
