package io.atopile.mcp.electrical;

import java.util.List;

/** The circuit of an instantiated design. {@code entry} is the name of its entry, with which all paths begin. */
public record ElectricalDesign(String entry, List<CircuitPart> parts, List<CircuitInterface> interfaces, List<CircuitNet> nets) {

    public ElectricalDesign {
        parts = List.copyOf(parts);
        interfaces = List.copyOf(interfaces);
        nets = List.copyOf(nets);
    }
}
