package io.atopile.mcp.agent;

import io.atopile.mcp.policy.Mode;
import io.atopile.mcp.tool.Effect;
import java.util.List;
import java.util.Optional;

/**
 * The configuration of a run, fixed when it begins.
 *
 * @param message the user's task, as an item of the conversation
 * @param instructions the caller's additional instructions, as an item of the conversation
 * @param project real path of the project; empty if the server has several and the caller named none
 * @param approval the stricter of the server's mode and the mode that the caller requested
 * @param tools the tools that the model may see
 * @param functions the same tools as function definitions for the model
 * @param approvalSeconds how long a person has to answer; after that the call is denied
 */
public record RunSpec(
        String runId,
        String threadId,
        Optional<ParentRun> origin,
        BlobId message,
        Optional<BlobId> instructions,
        Optional<String> project,
        RunPurpose purpose,
        Mode approval,
        CallRules rules,
        List<ToolFacts> tools,
        BlobId functions,
        Budgets budgets,
        RunModel model,
        int approvalSeconds) {

    public RunSpec {
        tools = List.copyOf(tools);
    }

    /** Returns a tool that the model may see. */
    public Optional<ToolFacts> findTool(String name) {
        return tools.stream().filter(tool -> tool.name().equals(name)).findFirst();
    }

    /**
     * Rules for individual tools, in addition to the mode.
     *
     * @param allow tools that need no approval
     * @param ask tools that always need approval
     * @param deny tools that are never run
     * @param deniedEffects effects that no call may have, regardless of the other rules
     */
    public record CallRules(List<String> allow, List<String> ask, List<String> deny, List<Effect> deniedEffects) {

        public static final CallRules NONE = new CallRules(List.of(), List.of(), List.of(), List.of());

        public CallRules {
            allow = List.copyOf(allow);
            ask = List.copyOf(ask);
            deny = List.copyOf(deny);
            deniedEffects = List.copyOf(deniedEffects);
        }
    }

    /**
     * The model of a run and its options.
     *
     * @param window context window in tokens
     * @param outputSchema JSON Schema that the final answer must match
     */
    public record RunModel(
            String name, long window, Optional<String> effort, Optional<String> verbosity, Optional<BlobId> outputSchema) {}
}
