package io.atopile.mcp.compare;

import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** A net: its name, and the pins that it joins. */
public record Joined(String net, Set<Pin> pins) {

    public Joined {
        pins = Set.copyOf(pins);
    }

    SortedSet<Pin> inOrder() {
        return new TreeSet<>(pins);
    }

    int shared(Joined other) {
        return (int) pins.stream().filter(other.pins::contains).count();
    }
}
