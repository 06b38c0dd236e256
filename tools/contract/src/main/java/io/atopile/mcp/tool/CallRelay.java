package io.atopile.mcp.tool;

import tools.jackson.databind.node.ObjectNode;

/**
 * A tool that makes a call of another tool, which its arguments name. {@link ToolRegistry} makes that call in its place, so that
 * effects, policy, approval, claims, deadline, log and result are those of the other tool. The tool's own {@link Tool#call} is
 * reached only if there is no such call, and fails.
 */
public interface CallRelay<I extends Record> {

    /** The call of the other tool, whose arguments are not yet validated. */
    record Target(String tool, ObjectNode arguments) {}

    /**
     * Returns the call to make.
     *
     * @throws ToolFailure if there is no such tool, or it can't be called this way
     */
    Target resolve(I input, ToolSource tools) throws ToolFailure;
}
