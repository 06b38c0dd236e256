package io.atopile.mcp.tool;

import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * One thing that can be done to an atopile project, for a client and for the agent alike.
 *
 * <p>An implementation carries a {@link ToolSpec}; its input and output records give the schemas (see {@link Schemas}).
 * How a call can end is returned as a {@link ToolResult}; only defects are thrown.
 */
public interface Tool<I extends Record, O extends Record> {

    /**
     * Does the work.
     *
     * @throws InterruptedException when the call is cancelled or its deadline passes
     */
    ToolResult<O> call(I input, ToolContext context) throws InterruptedException;

    /**
     * Rewrites arguments that come in another known form into the one that the schema describes, before they are validated.
     * It must leave what it doesn't know as it is, and must not fail on anything.
     *
     * @param arguments as the caller sent them, nulls left out; may be changed in place
     */
    default ObjectNode normalizeArguments(ObjectNode arguments) {
        return arguments;
    }

    /**
     * What this call would do, for the person who must approve it: a diff, a package with its version, a target. It executes
     * and writes nothing.
     *
     * @throws InterruptedException when the call is cancelled
     */
    default CallPreview preview(I input, ToolContext context) throws InterruptedException {
        var spec = getClass().getAnnotation(ToolSpec.class);
        var title = spec == null ? getClass().getSimpleName() : spec.title();
        return Json.mapper().valueToTree(input) instanceof ObjectNode arguments
                ? CallPreview.ofArguments(title, arguments)
                : new CallPreview(title, "");
    }

    /** What this call may do beyond what its tool declares, because of its arguments; the policy judges both together. */
    default Set<Effect> resolveEffects(I input, ToolContext context) {
        return Set.of();
    }

    /** What this call must hold alone; empty for reads and for composite tools. */
    default List<Claim> resolveClaims(I input, ToolContext context) {
        return List.of();
    }
}
