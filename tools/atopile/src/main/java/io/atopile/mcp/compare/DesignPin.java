package io.atopile.mcp.compare;

import io.atopile.mcp.layout.DesignatorOrder;
import java.util.Comparator;

/** A pad of a component, which is identified by its address in the design. */
public record DesignPin(String address, String pad) implements Comparable<DesignPin> {

    private static final Comparator<DesignPin> ORDER = Comparator.comparing(DesignPin::address).thenComparing(DesignPin::pad, DesignatorOrder.ORDER);

    @Override
    public int compareTo(DesignPin other) {
        return ORDER.compare(this, other);
    }

    /** Returns the pin as {@code top.2}. */
    @Override
    public String toString() {
        return address + "." + pad;
    }
}
