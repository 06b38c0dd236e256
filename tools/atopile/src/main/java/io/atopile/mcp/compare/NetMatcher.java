package io.atopile.mcp.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * Pairs the nets of two designs. Nets that connect the same pins are the same regardless of their names, because atopile generates
 * some names and may change them. The remaining nets are paired by name, then by having most pins in common.
 */
final class NetMatcher {

    private final List<DesignNet> before;
    private final List<DesignNet> after;
    private final List<NetChange> changes = new ArrayList<>();

    private NetMatcher(List<DesignNet> before, List<DesignNet> after) {
        this.before = new ArrayList<>(before);
        this.after = new ArrayList<>(after);
    }

    /** Returns the differences between two sets of nets; all pins must have the addresses of the later design. */
    static List<NetChange> findChanges(List<DesignNet> before, List<DesignNet> after) {
        var order = Comparator.comparing(DesignNet::net);
        return new NetMatcher(before.stream().sorted(order).toList(), after.stream().sorted(order).toList()).findChanges();
    }

    private List<NetChange> findChanges() {
        pair(DesignNet::equals);
        pair((old, now) -> old.pins().equals(now.pins()));
        pair((old, now) -> old.net().equals(now.net()));
        for (var old : List.copyOf(before)) {
            findBestMatch(old).ifPresent(now -> pair(old, now));
        }
        before.stream().map(NetChange::ofRemoved).forEach(changes::add);
        after.stream().map(NetChange::ofAdded).forEach(changes::add);
        return changes.stream().sorted(NetChange.ORDER).toList();
    }

    private void pair(BiPredicate<DesignNet, DesignNet> isSame) {
        for (var old : List.copyOf(before)) {
            after.stream().filter(now -> isSame.test(old, now)).findFirst().ifPresent(now -> pair(old, now));
        }
    }

    private Optional<DesignNet> findBestMatch(DesignNet old) {
        return after.stream()
                .filter(now -> 2 * old.countSharedPins(now) > Math.max(old.pins().size(), now.pins().size()))
                .max(Comparator.comparingInt(old::countSharedPins));
    }

    private void pair(DesignNet old, DesignNet now) {
        before.remove(old);
        after.remove(now);
        if (!old.equals(now)) {
            changes.add(NetChange.compare(old, now));
        }
    }
}
