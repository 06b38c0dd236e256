package io.atopile.mcp.tool;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** What a call may use besides its input. */
public interface ToolContext {

    /** The real path of the call's project. Asking for it in a tool whose spec needs none is a defect. */
    Path project();

    /** The same, for a tool that can do without: empty when the call names no project and there isn't only one. */
    Optional<Path> projectIfAny();

    Workspace workspace();

    ToolCaller caller();

    Progress progress();

    /** The client at the other end, for tools that ask its person more than once. */
    McpClientHandle peer();

    /** What the client said beside the arguments; empty when it said nothing. */
    ObjectNode meta();

    CancellationSignal cancellation();

    /** The time left until the call's deadline; never negative. */
    Duration remaining();

    /** The person's decision, when an earlier attempt of this call returned {@link ToolResult.NeedsAnswer}. */
    Optional<ConfirmationResult> answer();

    /** What the call was admitted as. Asking for it before the call is made is a defect. */
    CallJudgement judgement();

    /** Where a tool that is made of other tools calls them. */
    ToolSource tools();
}
