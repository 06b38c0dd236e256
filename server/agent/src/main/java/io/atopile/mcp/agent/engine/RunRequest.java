package io.atopile.mcp.agent.engine;

import io.atopile.mcp.agent.RunPurpose;
import io.atopile.mcp.policy.Mode;
import io.atopile.mcp.tool.Effect;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request for an agent run.
 *
 * @param images images sent with the prompt, as {@code data:} or {@code https:} URLs
 * @param project real path of the project
 * @param threadId the conversation to continue
 * @param forkAt an event of that conversation's newest run, to continue from there in a new conversation
 * @param approval can only be stricter than the user's settings
 * @param allowTools if any are named, the run may use only these
 * @param deniedEffects effects that the caller itself may not have either
 */
public record RunRequest(
        String prompt,
        List<String> images,
        Optional<Path> project,
        Optional<String> threadId,
        Optional<Long> forkAt,
        RunPurpose purpose,
        Optional<Mode> approval,
        List<String> allowTools,
        List<String> denyTools,
        Limits limits,
        Optional<String> model,
        Optional<String> instructions,
        Optional<ObjectNode> outputSchema,
        List<Effect> deniedEffects) {

    public RunRequest {
        images = List.copyOf(images);
        allowTools = List.copyOf(allowTools);
        denyTools = List.copyOf(denyTools);
        deniedEffects = List.copyOf(deniedEffects);
    }

    /** Budgets of the caller, which can only be lower than the user's settings. */
    public record Limits(Optional<Integer> toolCalls, Optional<Integer> minutes, Optional<Long> tokens) {

        public static final Limits NONE = new Limits(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Returns a request with default options. */
    public static RunRequest of(String prompt, Optional<Path> project) {
        return new RunRequest(
                prompt, List.of(), project, Optional.empty(), Optional.empty(), RunPurpose.WORK, Optional.empty(), List.of(), List.of(),
                Limits.NONE, Optional.empty(), Optional.empty(), Optional.empty(), List.of());
    }

    /** Returns the same request for another conversation. */
    RunRequest withThread(String thread) {
        return new RunRequest(
                prompt, images, project, Optional.of(thread), forkAt, purpose, approval, allowTools, denyTools, limits, model,
                instructions, outputSchema, deniedEffects);
    }

    /** Returns the same request for another model. */
    public RunRequest withModel(String otherModel) {
        return new RunRequest(
                prompt, images, project, threadId, forkAt, purpose, approval, allowTools, denyTools, limits, Optional.of(otherModel),
                instructions, outputSchema, deniedEffects);
    }
}
