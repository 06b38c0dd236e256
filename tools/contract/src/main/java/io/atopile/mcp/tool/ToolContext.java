package io.atopile.mcp.tool;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** What a call may use in addition to its input. */
public interface ToolContext {

    /** Returns the real path of the call's project. Calling it from a tool whose spec needs no project is a defect. */
    Path project();

    /** The same for a tool whose project is optional: empty if the call names none and the workspace doesn't have exactly one. */
    Optional<Path> projectIfAny();

    Workspace workspace();

    ToolCaller caller();

    Progress progress();

    /** Returns the calling client, for tools that ask its user more than once. */
    McpClientHandle peer();

    /** Returns the metadata that the client sent with the arguments; empty if there is none. */
    ObjectNode meta();

    CancellationSignal cancellation();

    /** Returns the time left until the call's deadline; never negative. */
    Duration remaining();

    /** Returns the user's decision, if an earlier attempt of this call returned {@link ToolResult.NeedsAnswer}. */
    Optional<ConfirmationResult> answer();

    /** Returns the judgement with which the call was admitted. Calling it earlier is a defect. */
    CallJudgement judgement();

    /** Returns the tools that a composite tool may call. */
    ToolSource tools();
}
