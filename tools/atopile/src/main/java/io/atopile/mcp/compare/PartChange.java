package io.atopile.mcp.compare;

import io.atopile.mcp.tool.Doc;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** A component that came, went, became another part or got another address. */
public record PartChange(
        String address,
        Change change,
        @Doc("Its old address.") Optional<String> from,
        Optional<Part> before,
        Optional<Part> after) {

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
        if (before.isPresent() && after.isPresent() && from.isEmpty()) {
            return before.get().isSameAs(after.get())
                    ? Optional.empty()
                    : Optional.of(new PartChange(address, Change.CHANGED, from, before, after));
        }
        var change = from.isPresent() ? Change.RENAMED : before.isPresent() ? Change.REMOVED : Change.ADDED;
        return Optional.of(new PartChange(address, change, from, before, after));
    }
}
