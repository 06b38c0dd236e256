package io.atopile.mcp.agent.engine;

import io.atopile.mcp.agent.BlobId;
import io.atopile.mcp.agent.CallRef;
import io.atopile.mcp.agent.FileObservation;
import io.atopile.mcp.agent.ParentRun;
import io.atopile.mcp.agent.RunState;
import io.atopile.mcp.agent.run.RunDirectory;
import io.atopile.mcp.agent.run.RunStore;
import io.atopile.mcp.model.ConversationItem;
import io.atopile.mcp.tool.ErrorCode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The conversation of an earlier run, which is copied into a run that continues it. */
record ParentConversation(RunDirectory from, RunState state) {

    static ParentConversation load(RunStore store, ParentRun origin) {
        var from = store.find(origin.runId())
                .orElseThrow(() -> new IllegalStateException("The run to continue no longer exists: " + origin.runId()));
        return new ParentConversation(from, RunState.of(from.events().stream().filter(event -> event.seq() <= origin.seq()).toList()));
    }

    /** Returns the files that its model was shown, each with the revision that it was shown last. */
    List<FileObservation> listShownFiles() {
        return state.knowledge().memory().files().values().stream()
                .flatMap(file -> file.read().stream())
                .map(read -> new FileObservation(read.path(), Optional.of(read.hash()), FileObservation.How.SHOWN))
                .toList();
    }

    /** Copies its items, except those that every run receives anew. A call without an output gets one that says so. */
    List<BlobId> copyTo(RunDirectory to) {
        var lasting = new HashSet<>(state.conversation().lasting());
        var items = new ArrayList<BlobId>();
        state.conversation().items().stream().filter(ref -> !lasting.contains(ref)).forEach(items::add);
        state.calls().open().stream().map(call -> state.calls().outputs().get(call.callId())).filter(Objects::nonNull).forEach(items::add);
        to.copyTexts(items, from);
        for (var call : state.calls().waiting()) {
            var output = new ConversationItem.Output(call.callId(), createMissingOutcome(call).content());
            items.add(to.keep(output));
        }
        return items;
    }

    private CallOutcome createMissingOutcome(CallRef call) {
        return state.calls().begun().contains(call.callId())
                ? ToolResultReader.createFailure(ErrorCode.OUTCOME_UNKNOWN, "The outcome of %s is unknown. Check before you repeat it.".formatted(call.name()), "")
                : ToolResultReader.createFailure(ErrorCode.CANCELLED, "%s was not called: the run ended first.".formatted(call.name()), "");
    }
}
