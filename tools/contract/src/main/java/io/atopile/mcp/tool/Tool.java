package io.atopile.mcp.tool;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * One operation on an atopile project, for clients and for the agent.
 *
 * <p>An implementation is annotated with {@link ToolSpec}; the schemas are derived from its input and output records (see
 * {@link Schemas}). Every expected outcome is a {@link ToolResult} or a {@link ToolFailure}; anything else that is thrown is a
 * defect.
 */
public interface Tool<I extends Record, O extends Record> {

    /**
     * Executes the call.
     *
     * @throws InterruptedException if the call is cancelled or its deadline passes
     * @throws ToolFailure if the call fails in what tools share; answered as a failure without data
     */
    ToolResult<O> call(I input, ToolContext context) throws InterruptedException, ToolFailure;

    /**
     * Converts arguments from another known form into the one that the schema describes, before they are validated. It must
     * leave anything unknown unchanged and must not fail on any input.
     *
     * @param arguments as the caller sent them, without nulls; may be modified in place
     */
    default ObjectNode normalizeArguments(ObjectNode arguments) {
        return arguments;
    }

    /**
     * Describes what this call would do, for the user who must approve it: a diff, a package with its version, a target. Executes
     * and writes nothing.
     *
     * @throws InterruptedException if the call is cancelled
     */
    default CallPreview preview(I input, ToolContext context) throws InterruptedException {
        ObjectNode arguments = Json.mapper().valueToTree(input);
        return CallPreview.ofArguments(requireNonNull(getClass().getAnnotation(ToolSpec.class)).title(), arguments);
    }

    /** Returns effects that follow from the arguments, in addition to those the tool declares; the policy judges both together. */
    default Set<Effect> resolveEffects(I input, ToolContext context) {
        return Set.of();
    }

    /** Returns what this call needs exclusively; empty for reads and for composite tools. */
    default List<Claim> resolveClaims(I input, ToolContext context) {
        return List.of();
    }
}
