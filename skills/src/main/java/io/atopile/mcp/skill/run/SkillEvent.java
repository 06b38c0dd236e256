package io.atopile.mcp.skill.run;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.atopile.mcp.tool.CancellationSignal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** An event of a run of a skill; one line of its journal. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = SkillEvent.Began.class, name = "began"),
    @JsonSubTypes.Type(value = SkillEvent.CallBegan.class, name = "call_began"),
    @JsonSubTypes.Type(value = SkillEvent.CallEnded.class, name = "call_ended"),
    @JsonSubTypes.Type(value = SkillEvent.Cancelled.class, name = "cancelled"),
    @JsonSubTypes.Type(value = SkillEvent.Ended.class, name = "ended")
})
public sealed interface SkillEvent {

    /** Whether it has all required fields; an event that was read from a damaged line may lack any of them. */
    default boolean isComplete() {
        return switch (this) {
            case Began began -> Stream.of(began.at, began.skill, began.fingerprint, began.project, began.root, began.input).allMatch(Objects::nonNull);
            case CallBegan begun -> Stream.of(begun.call, begun.tool).allMatch(Objects::nonNull);
            case CallEnded over -> Stream.of(over.call, over.envelope, over.picture).allMatch(Objects::nonNull);
            case Cancelled cancelled -> Objects.nonNull(cancelled.reason);
            case Ended end -> Stream.of(end.at, end.status, end.code, end.message, end.hint, end.data).allMatch(Objects::nonNull);
        };
    }

    /**
     * The first event.
     *
     * @param fingerprint of the skill's files
     * @param project as calls name it
     * @param root the project's real path, because another server may use the same name for another project
     * @param hidden whether a secret was removed from the input
     */
    record Began(
            Instant at, String skill, String fingerprint, Optional<String> project, Optional<String> root, ObjectNode input, boolean hidden)
            implements SkillEvent {}

    /** Written before a call is made. {@code call} names the step and, for a list, the item. */
    record CallBegan(String call, String tool) implements SkillEvent {}

    /**
     * The result of a call.
     *
     * @param envelope the whole result
     * @param hidden whether a secret was removed from it
     * @param picture the file of the picture that came with it, in the run's directory
     */
    record CallEnded(String call, ObjectNode envelope, boolean hidden, long millis, Optional<String> picture) implements SkillEvent {}

    /** Written before anything is undone, so that a run that is resumed afterwards doesn't go forward. */
    record Cancelled(CancellationSignal.Reason reason) implements SkillEvent {}

    /** The last event. */
    record Ended(
            Instant at,
            SkillStatus status,
            String code,
            String message,
            Optional<String> hint,
            Optional<ObjectNode> data,
            List<StepView> steps)
            implements SkillEvent {

        public Ended {
            steps = List.copyOf(steps);
        }

        SkillOutcome outcome() {
            return new SkillOutcome(status, code, message, hint, data);
        }
    }
}
