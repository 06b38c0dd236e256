package io.atopile.mcp.skill.run;

import io.atopile.mcp.operation.OperationDirectory.JournaledEvents;
import io.atopile.mcp.tool.CancellationSignal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The calls that an earlier process made for the same run: their results, and which of them it left open. */
final class SkillCallHistory {

    private final Map<String, SkillEvent.CallEnded> ended = new HashMap<>();
    private final Set<String> begun = new HashSet<>();
    private long doubts;
    private Optional<CancellationSignal.Reason> cancelled = Optional.empty();

    /** Each damaged line of the journal may have been the start or the end of a call. */
    SkillCallHistory(JournaledEvents<SkillEvent> journal) {
        for (var event : journal.events()) {
            switch (event) {
                case SkillEvent.CallBegan(var call, _) -> begun.add(call);
                case SkillEvent.CallEnded over -> ended.put(over.call(), over);
                case SkillEvent.Cancelled(var reason) -> cancelled = Optional.of(reason);
                case SkillEvent.Began _, SkillEvent.Ended _ -> {}
            }
        }
        var withoutEnd = begun.stream().filter(call -> !ended.containsKey(call)).count();
        doubts = Math.max(0, journal.damaged() - withoutEnd);
    }

    Optional<SkillEvent.CallEnded> of(String call) {
        return Optional.ofNullable(ended.get(call));
    }

    /** Returns why the run was cancelled, which was after the last of its forward calls; empty if it wasn't. */
    Optional<CancellationSignal.Reason> cancellationReason() {
        return cancelled;
    }

    /** Returns the number of calls that don't undo anything. */
    long forward() {
        return begun.stream().filter(call -> !call.startsWith(JournaledToolCaller.BACK)).count();
    }

    /** Whether the call was started, and it is unknown whether it took effect. */
    boolean isOpen(String call) {
        return begun.contains(call) && !ended.containsKey(call);
    }

    /** Whether an unrecorded call may be one whose start was lost. Each damaged line accounts for one such call. */
    boolean takeDoubt(String call) {
        return !begun.contains(call) && !ended.containsKey(call) && doubts-- > 0;
    }
}
