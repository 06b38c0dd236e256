package io.atopile.mcp.skill.run;

import java.util.Optional;

/**
 * A step as those see it who watch.
 *
 * @param calls how many calls it made
 * @param code of its result
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
