package io.atopile.mcp.agent;

import io.atopile.mcp.policy.Mode;
import java.util.List;
import java.util.Optional;

/**
 * Everything that is settled when a run begins; nothing of it changes later.
 *
 * @param message what the user wants, as an item of the conversation
 * @param instructions more that the caller says of how to work; an item of the conversation
 * @param project its real path; empty when the server has several and the caller named none
 * @param approval the stricter of the server's mode and the caller's wish
 * @param tools those that the model may see
 * @param functions the same as the model is shown them
 * @param approvalSeconds how long a person has to answer; then the answer is no
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

    /** A tool that the model may see. */
    public Optional<ToolFacts> findTool(String name) {
        return tools.stream().filter(tool -> tool.name().equals(name)).findFirst();
    }
}
