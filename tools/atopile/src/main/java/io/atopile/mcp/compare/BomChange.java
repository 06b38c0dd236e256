package io.atopile.mcp.compare;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A BOM line whose quantity changed. */
public record BomChange(
        Optional<String> manufacturer, Optional<String> mpn, Optional<String> value, int quantityBefore, int quantityAfter) {

    static List<BomChange> compare(List<BomLine> before, List<BomLine> after) {
        var old = indexByKey(before);
        var now = indexByKey(after);
        var keys = new TreeSet<>(old.keySet());
        keys.addAll(now.keySet());
        return keys.stream()
                .map(key -> of(Optional.ofNullable(old.get(key)), Optional.ofNullable(now.get(key))))
                .filter(change -> change.quantityBefore() != change.quantityAfter())
                .toList();
    }

    private static TreeMap<String, BomLine> indexByKey(List<BomLine> lines) {
        return lines.stream().collect(Collectors.toMap(BomLine::key, Function.identity(), BomLine::merge, TreeMap::new));
    }

    private static BomChange of(Optional<BomLine> before, Optional<BomLine> after) {
        var line = after.or(() -> before).orElseThrow();
        return new BomChange(
                line.manufacturer(),
                line.mpn(),
                line.value(),
                before.map(BomLine::quantity).orElse(0),
                after.map(BomLine::quantity).orElse(0));
    }
}
