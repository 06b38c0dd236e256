package io.atopile.mcp.agent.engine;

import io.atopile.mcp.agent.BlobId;
import io.atopile.mcp.agent.CallRef;
import io.atopile.mcp.agent.FileObservation;
import io.atopile.mcp.agent.ParentRun;
import io.atopile.mcp.agent.RunEvent;
import io.atopile.mcp.agent.RunState;
import io.atopile.mcp.agent.RunStatus;
import io.atopile.mcp.agent.run.RunDirectory;
import io.atopile.mcp.model.ConversationItem;
import io.atopile.mcp.tool.ErrorCode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Records a run's context and task, so that its loop can take over. */
record RunStart(LiveRun run, EngineServices equipment) {

    private static final String INSTRUCTIONS = "instructions";
    private static final String CONVERSATION = "conversation";

    void begin() throws InterruptedException {
        switch (run.state().status()) {
            case QUEUED -> open();
            case RUNNING, WAITING_FOR_APPROVAL, COMPLETED, FAILED, CANCELLED, BUDGET_EXHAUSTED, INTERRUPTED -> {}
        }
    }

    private void open() throws InterruptedException {
        var known = run.state().conversation().given();
        var spec = run.state().spec();
        for (var part : equipment.opening().give(spec, known)) {
            if (!known.contains(part.what())) {
                var items = part.items().stream().map(run::keep).toList();
                record(new RunEvent.ContextGiven(part.what(), part.lasting(), items));
            }
        }
        if (spec.instructions().isPresent() && !known.contains(INSTRUCTIONS)) {
            record(new RunEvent.ContextGiven(INSTRUCTIONS, true, List.of(spec.instructions().get())));
        }
        if (spec.origin().isPresent() && !known.contains(CONVERSATION)) {
            copyConversation(spec.origin().get());
        }
        if (run.state().status() == RunStatus.QUEUED) {
            record(new RunEvent.TurnStarted());
        }
    }

    /** Records nothing more if the run has ended in the meantime. */
    private void record(RunEvent event) {
        run.recordIf(state -> state.status() == RunStatus.QUEUED, event);
    }

    /** Copies the conversation of the earlier run that this one continues. */
    private void copyConversation(ParentRun origin) {
        var from = equipment.store().find(origin.runId())
                .orElseThrow(() -> new IllegalStateException("The run to continue no longer exists: " + origin.runId()));
        var state = RunState.of(from.events().stream().filter(event -> event.seq() <= origin.seq()).toList());
        var seen = listShownFiles(state);
        if (!seen.isEmpty()) {
            record(new RunEvent.FilesNoted(seen));
        }
        record(new RunEvent.ContextGiven(CONVERSATION, false, copyItems(from, state)));
    }

    /** Returns the files that its model was shown, each with the revision that it was shown last. */
    private static List<FileObservation> listShownFiles(RunState state) {
        return state.knowledge().memory().files().values().stream()
                .flatMap(file -> file.read().stream())
                .map(read -> new FileObservation(read.path(), Optional.of(read.hash()), FileObservation.How.SHOWN))
                .toList();
    }

    /** Copies its items, except those that every run receives anew. A call without an output gets one that says so. */
    private List<BlobId> copyItems(RunDirectory from, RunState state) {
        var lasting = new HashSet<>(state.conversation().lasting());
        var items = new ArrayList<BlobId>();
        state.conversation().items().stream().filter(ref -> !lasting.contains(ref)).forEach(items::add);
        state.calls().open().stream().map(call -> state.calls().outputs().get(call.callId())).filter(Objects::nonNull).forEach(items::add);
        run.directory().copyTexts(items, from);
        for (var call : state.calls().waiting()) {
            items.add(run.keep(new ConversationItem.Output(call.callId(), createMissingOutcome(state, call).content())));
        }
        return items;
    }

    private static CallOutcome createMissingOutcome(RunState state, CallRef call) {
        return state.calls().begun().contains(call.callId())
                ? ToolResultReader.createFailure(ErrorCode.OUTCOME_UNKNOWN, "The outcome of %s is unknown. Check before you repeat it.".formatted(call.name()), "")
                : ToolResultReader.createFailure(ErrorCode.CANCELLED, "%s was not called: the run ended first.".formatted(call.name()), "");
    }
}
