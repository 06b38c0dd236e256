package io.atopile.mcp.agent.engine;

import io.atopile.mcp.agent.BuildObservation;
import io.atopile.mcp.agent.FileObservation;
import io.atopile.mcp.agent.PlanStep;
import io.atopile.mcp.model.ContentPart;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The outcome of a call, before it is recorded.
 *
 * @param code {@code ok}, an error code, or {@code outcome_unknown}
 * @param content what the model receives
 * @param files the files that the model was shown or that the call changed
 * @param undos the changed files and how to undo each change
 * @param plan the new plan, if the call updated it
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

    /** {@code diff} is a unified diff; empty if the tool returned none. */
    record Undo(String path, Optional<String> undoId, String diff) {}

    static CallOutcome of(String code, String message, List<ContentPart> content) {
        return new CallOutcome(code, message, content, 0, List.of(), List.of(), List.of(), Optional.empty());
    }

    CallOutcome withMillis(long milliseconds) {
        return new CallOutcome(code, message, content, milliseconds, builds, undos, files, plan);
    }

    /** Returns the outcome with the builds and changes of the inner calls that it made. */
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
