package io.atopile.mcp.agent.engine;

import io.atopile.mcp.agent.BuildObservation;
import io.atopile.mcp.agent.FileObservation;
import io.atopile.mcp.agent.PlanStep;
import io.atopile.mcp.model.ContentPart;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a call came to, before it is written down.
 *
 * @param code {@code ok}, an error code, or {@code outcome_unknown}
 * @param content what the model is given
 * @param files what the model is shown of files, and what became of them
 * @param undos files that were changed and how each change is taken back
 * @param plan the plan, when the call was about it
 */
record CallOutcome(
        String code,
        String message,
        List<ContentPart> content,
        long millis,
        List<BuildObservation> builds,
        List<Undo> undos,
        List<FileObservation> files,
        Optional<List<PlanStep>> plan) {

    /** {@code diff} is unified; empty where the tool gave none. */
    record Undo(String path, Optional<String> undoId, String diff) {}

    static CallOutcome of(String code, String message, List<ContentPart> content) {
        return new CallOutcome(code, message, content, 0, List.of(), List.of(), List.of(), Optional.empty());
    }

    CallOutcome withMillis(long milliseconds) {
        return new CallOutcome(code, message, content, milliseconds, builds, undos, files, plan);
    }

    /** The same with what the calls built and changed that it made in turn. */
    CallOutcome with(List<CallOutcome> inner) {
        return new CallOutcome(
                code,
                message,
                content,
                millis,
                Stream.concat(inner.stream().flatMap(call -> call.builds().stream()), builds.stream()).toList(),
                Stream.concat(inner.stream().flatMap(call -> call.undos().stream()), undos.stream()).toList(),
                files,
                plan);
    }

    CallOutcome withFiles(List<FileObservation> seen) {
        return new CallOutcome(code, message, content, millis, builds, undos, seen, plan);
    }
}
