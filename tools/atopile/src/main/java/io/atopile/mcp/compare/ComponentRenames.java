package io.atopile.mcp.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Detects components with new addresses: one component was removed and one added, both are the same part, and their pads are
 * connected to the same neighbours.
 */
final class ComponentRenames {

    private final Map<String, String> components;
    private final Map<String, String> prefixes;

    private ComponentRenames(Map<String, String> components, Map<String, String> prefixes) {
        this.components = components;
        this.prefixes = prefixes;
    }

    static ComponentRenames detect(Design before, Design after) {
        var stayed = before.parts().keySet().stream().filter(after.parts()::containsKey).collect(Collectors.toSet());
        var appeared = groupCandidates(after, stayed);
        var found = new TreeMap<String, String>();
        groupCandidates(before, stayed).forEach((likeness, gone) -> {
            var come = new ArrayList<>(appeared.getOrDefault(likeness, List.of()));
            for (var address : gone) {
                var match = come.stream().filter(other -> extractName(other).equals(extractName(address))).findFirst();
                match.ifPresent(other -> pair(found, come, address, other));
            }
            gone.stream().filter(address -> !found.containsKey(address)).limit(come.size()).toList()
                    .forEach(address -> pair(found, come, address, come.getFirst()));
        });
        return new ComponentRenames(found, derivePrefixes(found, after));
    }

    private static void pair(Map<String, String> found, List<String> come, String from, String to) {
        found.put(from, to);
        come.remove(to);
    }

    /** Groups the addresses that only this design has by the signature of their component and its connections. */
    private static Map<String, List<String>> groupCandidates(Design design, Set<String> stayed) {
        var neighbours = new HashMap<DesignPin, Set<DesignPin>>();
        design.nets().forEach(net -> net.pins().forEach(pin -> neighbours.put(pin, net.pins())));
        var byLikeness = new TreeMap<String, List<String>>();
        design.parts().keySet().stream().filter(address -> !stayed.contains(address)).sorted().forEach(address -> byLikeness
                .computeIfAbsent(buildSignature(design, address, neighbours, stayed), _ -> new ArrayList<>())
                .add(address));
        return byLikeness;
    }

    private static String buildSignature(Design design, String address, Map<DesignPin, Set<DesignPin>> neighbours, Set<String> stayed) {
        var pads = neighbours.keySet().stream().filter(pin -> pin.address().equals(address)).sorted().toList();
        var words = new StringBuilder(describePart(design, address));
        for (var pad : pads) {
            var others = new TreeSet<String>();
            neighbours.getOrDefault(pad, Set.of()).stream()
                    .filter(pin -> !pin.address().equals(address))
                    .forEach(pin -> others.add(stayed.contains(pin.address()) ? pin.toString() : "?" + describePart(design, pin.address()) + "." + pin.pad()));
            words.append('\n').append(pad.pad()).append(others);
        }
        return words.toString();
    }

    private static String describePart(Design design, String address) {
        return Optional.ofNullable(design.parts().get(address)).map(DesignPart::words).orElse("");
    }

    private static String extractName(String address) {
        return address.substring(address.lastIndexOf('.') + 1);
    }

    /** Derives renamed parents: if nothing remains under a parent's old name, its other members were renamed too. */
    private static Map<String, String> derivePrefixes(Map<String, String> components, Design after) {
        var prefixes = new HashMap<String, String>(components);
        components.forEach((component, renamed) -> {
            var from = component;
            var to = renamed;
            while (from.contains(".") && to.contains(".") && extractName(from).equals(extractName(to))) {
                from = from.substring(0, from.lastIndexOf('.'));
                to = to.substring(0, to.lastIndexOf('.'));
                var old = from + ".";
                if (!from.equals(to) && after.parts().keySet().stream().noneMatch(address -> address.startsWith(old))) {
                    prefixes.putIfAbsent(from, to);
                }
            }
        });
        return prefixes;
    }

    /** Returns the old address of each renamed component by its new address. */
    Map<String, String> byNewAddress() {
        return components.entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
    }

    /** Returns a component's address in the later design. */
    String resolveAddress(String old) {
        return components.getOrDefault(old, old);
    }

    DesignNet renameNet(DesignNet old) {
        return new DesignNet(
                old.net(), old.pins().stream().map(pin -> new DesignPin(resolveAddress(pin.address()), pin.pad())).collect(Collectors.toSet()));
    }

    /** Returns a parameter's path in the later design. */
    String resolvePath(String old) {
        return prefixes.entrySet().stream()
                .filter(prefix -> old.equals(prefix.getKey()) || old.startsWith(prefix.getKey() + "."))
                .max(Comparator.comparingInt(prefix -> prefix.getKey().length()))
                .map(prefix -> prefix.getValue() + old.substring(prefix.getKey().length()))
                .orElse(old);
    }
}
