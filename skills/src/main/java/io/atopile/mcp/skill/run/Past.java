package io.atopile.mcp.skill.run;

import io.atopile.mcp.tool.Cancellation;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The calls that an earlier process made for the same run: what each came to, and which it left open. */
final class Past {

    private final Map<String, SkillEvent.CallEnded> ended = new HashMap<>();
    private final Set<String> begun = new HashSet<>();
    private Optional<Cancellation.Reason> cancelled = Optional.empty();

    static Past of(List<SkillEvent> events) {
        var past = new Past();
        for (var event : events) {
            switch (event) {
                case SkillEvent.CallBegan(var call, _) -> past.begun.add(call);
                case SkillEvent.CallEnded over -> past.ended.put(over.call(), over);
                case SkillEvent.Cancelled(var reason) -> past.cancelled = Optional.of(reason);
                case SkillEvent.Began _, SkillEvent.Ended _ -> {}
            }
        }
        return past;
    }

    Optional<SkillEvent.CallEnded> of(String call) {
        return Optional.ofNullable(ended.get(call));
    }

    /** Why the run was cancelled after the last of its calls but those that take back; empty when it wasn't. */
    Optional<Cancellation.Reason> cancelled() {
        return cancelled;
    }

    /** How many calls it has that don't take anything back. */
    long forward() {
        return begun.stream().filter(call -> !call.startsWith(CallMaker.BACK)).count();
    }

    /** Whether the call was begun, and nobody knows whether it acted. */
    boolean isOpen(String call) {
        return begun.contains(call) && !ended.containsKey(call);
    }
}
