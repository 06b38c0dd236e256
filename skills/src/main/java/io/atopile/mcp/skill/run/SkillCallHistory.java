package io.atopile.mcp.skill.run;

import io.atopile.mcp.tool.CancellationSignal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The calls that an earlier process made for the same run: what each came to, and which it left open. */
final class SkillCallHistory {

    private final Map<String, SkillEvent.CallEnded> ended = new HashMap<>();
    private final Set<String> begun = new HashSet<>();
    private long doubts;
    private Optional<CancellationSignal.Reason> cancelled = Optional.empty();

    /** @param damaged how many lines of the journal can't be read; each may have been the beginning or the end of a call */
    static SkillCallHistory of(List<SkillEvent> events, int damaged) {
        var past = new SkillCallHistory();
        for (var event : events) {
            switch (event) {
                case SkillEvent.CallBegan(var call, _) -> past.begun.add(call);
                case SkillEvent.CallEnded over -> past.ended.put(over.call(), over);
                case SkillEvent.Cancelled(var reason) -> past.cancelled = Optional.of(reason);
                case SkillEvent.Began _, SkillEvent.Ended _ -> {}
            }
        }
        var withoutEnd = past.begun.stream().filter(call -> !past.ended.containsKey(call)).count();
        past.doubts = Math.max(0, damaged - withoutEnd);
        return past;
    }

    Optional<SkillEvent.CallEnded> of(String call) {
        return Optional.ofNullable(ended.get(call));
    }

    /** Why the run was cancelled after the last of its calls but those that take back; empty when it wasn't. */
    Optional<CancellationSignal.Reason> cancellationReason() {
        return cancelled;
    }

    /** How many calls it has that don't take anything back. */
    long forward() {
        return begun.stream().filter(call -> !call.startsWith(JournaledToolCaller.BACK)).count();
    }

    /** Whether the call was begun, and nobody knows whether it acted. */
    boolean isOpen(String call) {
        return begun.contains(call) && !ended.containsKey(call);
    }

    /** Whether the next call that is not known may be one whose beginning was lost; each damaged line is asked for once. */
    boolean takeDoubt(String call) {
        return !begun.contains(call) && !ended.containsKey(call) && doubts-- > 0;
    }
}
