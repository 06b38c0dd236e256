package io.atopile.mcp.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** A component that was added (without before) or removed (without after), or that has a different part or address. */
public record PartChange(String address, Optional<String> from, Optional<DesignPart> before, Optional<DesignPart> after) {

    ChangeType change() {
        return from.isPresent() ? ChangeType.RENAMED : before.isEmpty() ? ChangeType.ADDED : after.isEmpty() ? ChangeType.REMOVED : ChangeType.CHANGED;
    }

    static List<PartChange> compare(Map<String, DesignPart> before, Map<String, DesignPart> after, ComponentRenames renames) {
        var old = renames.byNewAddress();
        var addresses = new TreeSet<>(after.keySet());
        before.keySet().stream().map(renames::resolveAddress).forEach(addresses::add);
        var changes = new ArrayList<PartChange>();
        for (var address : addresses) {
            var from = Optional.ofNullable(old.get(address));
            of(address, from, Optional.ofNullable(before.get(from.orElse(address))), Optional.ofNullable(after.get(address))).ifPresent(changes::add);
        }
        return List.copyOf(changes);
    }

    private static Optional<PartChange> of(String address, Optional<String> from, Optional<DesignPart> before, Optional<DesignPart> after) {
        var isSame = from.isEmpty() && before.isPresent() && after.isPresent() && before.get().isSameAs(after.get());
        return isSame ? Optional.empty() : Optional.of(new PartChange(address, from, before, after));
    }
}
