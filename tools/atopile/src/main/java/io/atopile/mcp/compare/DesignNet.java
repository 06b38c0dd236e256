package io.atopile.mcp.compare;

import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** A net: its name and the pins that it connects. */
public record DesignNet(String net, Set<DesignPin> pins) {

    public DesignNet {
        pins = Set.copyOf(pins);
    }

    SortedSet<DesignPin> inOrder() {
        return new TreeSet<>(pins);
    }

    int countSharedPins(DesignNet other) {
        return (int) pins.stream().filter(other.pins::contains).count();
    }
}
