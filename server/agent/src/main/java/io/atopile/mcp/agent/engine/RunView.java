package io.atopile.mcp.agent.engine;

import io.atopile.mcp.agent.BlobId;
import io.atopile.mcp.agent.RunEvent;
import io.atopile.mcp.agent.RunState;
import io.atopile.mcp.agent.RunStatus;
import io.atopile.mcp.agent.run.RunDirectory;
import io.atopile.mcp.model.ConversationItem;
import io.atopile.mcp.tool.CallPreview;
import io.atopile.mcp.tool.CountFormat;
import io.atopile.mcp.tool.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Optional;

/**
 * A run as seen from outside.
 *
 * @param status the status in its journal, but interrupted if the run is no longer executed
 */
public record RunView(RunDirectory directory, RunState state, RunStatus status) {

    static RunView of(RunDirectory directory, RunState state, boolean driven) {
        var stuck = !state.status().isOver() && !driven;
        return new RunView(directory, state, stuck ? RunStatus.INTERRUPTED : state.status());
    }

    /** Says that lines of its journal are damaged, so that what they said is not part of the state. */
    public Optional<String> describeDamage() {
        var lines = directory.countDamagedLines();
        return lines == 0 ? Optional.empty() : Optional.of(describeDamage(directory.id(), lines));
    }

    static String describeDamage(String runId, int lines) {
        return "%s of the journal of run %s can't be read and %s left out.".formatted(CountFormat.format(lines, "line"), runId, lines == 1 ? "was" : "were");
    }

    public String answer() {
        return state.work().answer().map(directory.texts()::get).orElse("");
    }

    /** Returns the user's prompt. */
    public String prompt() {
        return readText(state.spec().message());
    }

    /** Returns the text of a message of the conversation. */
    public String readText(BlobId message) {
        return directory.readItem(message) instanceof ConversationItem.Message text ? text.text() : "";
    }

    /** Returns the preview of a call that waits for approval; its text may be missing in a copy of the run. */
    public CallPreview preview(RunEvent.ApprovalRequested asked) {
        var text = asked.preview().flatMap(ref -> directory.texts().find(ref.hash())).map(Json.mapper()::readTree).orElseGet(Json::object);
        return new CallPreview(text.path("title").asString(asked.name()), text.path("body").asString(""));
    }

    /** Returns what is proven about its changes; empty before its end. */
    public Optional<VerifiedRun> readVerification() {
        var file = directory.path().resolve("verify.json");
        try {
            return Files.exists(file) ? Optional.of(Json.mapper().readValue(Files.readString(file), VerifiedRun.class)) : Optional.empty();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
