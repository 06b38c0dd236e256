package io.atopile.mcp.skill.run;

import java.util.Optional;

/**
 * The state of a step, for display.
 *
 * @param calls the number of calls it made
 * @param code the code of its result
 */
public record StepView(
        String id,
        String title,
        String tool,
        StepState state,
        int calls,
        Optional<String> code,
        Optional<String> message,
        double seconds) {}
