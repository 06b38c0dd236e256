package io.atopile.mcp.compare;

import io.atopile.mcp.layout.Designators;
import java.util.Comparator;

/** A pad of a component, which is named by its address in the design. */
public record Pin(String address, String pad) implements Comparable<Pin> {

    private static final Comparator<Pin> ORDER = Comparator.comparing(Pin::address).thenComparing(Pin::pad, Designators.ORDER);

    @Override
    public int compareTo(Pin other) {
        return ORDER.compare(this, other);
    }

    /** As {@code top.2}. */
    @Override
    public String toString() {
        return address + "." + pad;
    }
}
