package io.atopile.mcp.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** A component that came (it has no before), went (it has no after), became another part or got another address. */
public record PartChange(String address, Optional<String> from, Optional<Part> before, Optional<Part> after) {

    Change change() {
        return from.isPresent() ? Change.RENAMED : before.isEmpty() ? Change.ADDED : after.isEmpty() ? Change.REMOVED : Change.CHANGED;
    }

    static List<PartChange> between(Map<String, Part> before, Map<String, Part> after, Renames renames) {
        var old = renames.byNewAddress();
        var addresses = new TreeSet<>(after.keySet());
        before.keySet().stream().map(renames::address).forEach(addresses::add);
        var changes = new ArrayList<PartChange>();
        for (var address : addresses) {
            var from = Optional.ofNullable(old.get(address));
            of(address, from, Optional.ofNullable(before.get(from.orElse(address))), Optional.ofNullable(after.get(address))).ifPresent(changes::add);
        }
        return List.copyOf(changes);
    }

    private static Optional<PartChange> of(String address, Optional<String> from, Optional<Part> before, Optional<Part> after) {
        var isSame = from.isEmpty() && before.isPresent() && after.isPresent() && before.get().isSameAs(after.get());
        return isSame ? Optional.empty() : Optional.of(new PartChange(address, from, before, after));
    }
}
