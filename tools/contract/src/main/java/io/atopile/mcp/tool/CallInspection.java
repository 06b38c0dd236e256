package io.atopile.mcp.tool;

import java.util.EnumSet;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Describes what a call would do without making it, even if its arguments are invalid. */
final class CallInspection<I extends Record, O extends Record> {

    private final ToolEntry<I, O> entry;
    private final ToolInvocation<I, O> invocation;

    CallInspection(ToolEntry<I, O> entry, ToolInvocation<I, O> invocation) {
        this.entry = entry;
        this.invocation = invocation;
    }

    CallPreview preview() throws InterruptedException {
        var arguments = invocation.understand();
        if (!isValid(arguments)) {
            return CallProposal.describeArguments(entry, arguments, "The arguments are invalid; the call will fail.");
        }
        return invocation.findsProject()
                ? invocation.propose().preview()
                : CallProposal.describeArguments(entry, arguments, "The project was not found; the call will fail.");
    }

    /** Returns all effects the call may have; every possible effect if they can't be determined. */
    Set<Effect> effects() {
        try {
            return isValid(invocation.understand()) && invocation.findsProject() ? invocation.propose().effects() : entry.effects();
        } catch (RuntimeException _) {
            return EnumSet.allOf(Effect.class);
        }
    }

    private boolean isValid(ObjectNode arguments) {
        return entry.input().describeProblems(arguments).isEmpty();
    }
}
