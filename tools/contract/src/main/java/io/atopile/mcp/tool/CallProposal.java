package io.atopile.mcp.tool;

import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** A call with valid arguments that was not made yet. */
record CallProposal<I extends Record, O extends Record>(
        ToolEntry<I, O> entry, ObjectNode arguments, ToolContext context, Defects defects) implements Gate.Proposal {

    @Override
    public Hints hints() {
        return entry.hints();
    }

    @Override
    public Optional<Path> project() {
        return context.projectIfAny();
    }

    /** A tool that can't show what it would do is shown with what it was sent. */
    @Override
    public CallPreview preview() throws InterruptedException {
        try {
            return entry.tool().preview(entry.bind(arguments), context);
        } catch (RuntimeException defect) {
            defects.report(entry.spec().name(), defect);
            return ofArguments("What it would change could not be worked out; these are its arguments.");
        }
    }

    /** The arguments alone; {@code note} says why. */
    CallPreview ofArguments(String note) {
        return CallPreview.ofArguments("%s. %s".formatted(entry.spec().title(), note), arguments);
    }
}
