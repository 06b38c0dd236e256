package io.atopile.mcp.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/**
 * Pairs the nets of two designs. Names may be atopile's own and wander, so nets that join the same pins are the same whatever they are
 * called; then the name counts, and at last that most pins are the same.
 */
final class NetMatcher {

    private final List<Joined> before;
    private final List<Joined> after;
    private final List<NetChange> changes = new ArrayList<>();

    private NetMatcher(List<Joined> before, List<Joined> after) {
        this.before = new ArrayList<>(before);
        this.after = new ArrayList<>(after);
    }

    /** What differs between nets whose pins have the addresses of the later design. */
    static List<NetChange> changes(List<Joined> before, List<Joined> after) {
        var order = Comparator.comparing(Joined::net);
        return new NetMatcher(before.stream().sorted(order).toList(), after.stream().sorted(order).toList()).changes();
    }

    private List<NetChange> changes() {
        pair((old, now) -> old.equals(now));
        pair((old, now) -> old.pins().equals(now.pins()));
        pair((old, now) -> old.net().equals(now.net()));
        pairMostAlike();
        before.stream().map(NetChange::removed).forEach(changes::add);
        after.stream().map(NetChange::added).forEach(changes::add);
        return changes.stream().sorted(NetChange.ORDER).toList();
    }

    private void pair(BiPredicate<Joined, Joined> isSame) {
        for (var old : List.copyOf(before)) {
            after.stream().filter(now -> isSame.test(old, now)).findFirst().ifPresent(now -> pair(old, now));
        }
    }

    private void pairMostAlike() {
        for (var old : List.copyOf(before)) {
            mostAlike(old).ifPresent(now -> pair(old, now));
        }
    }

    private Optional<Joined> mostAlike(Joined old) {
        return Stream.of(after)
                .flatMap(List::stream)
                .filter(now -> 2 * old.shared(now) > Math.max(old.pins().size(), now.pins().size()))
                .max(Comparator.comparingInt(old::shared));
    }

    private void pair(Joined old, Joined now) {
        before.remove(old);
        after.remove(now);
        if (!old.equals(now)) {
            changes.add(NetChange.between(old, now));
        }
    }
}
