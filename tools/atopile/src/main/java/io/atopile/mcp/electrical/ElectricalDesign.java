package io.atopile.mcp.electrical;

import java.util.List;

/** The circuit of an instantiated design, and what is known of its parameters. All paths begin below the entry. */
public record ElectricalDesign(
        List<CircuitPart> parts, List<CircuitInterface> interfaces, List<CircuitNet> nets, ParameterRanges ranges) {

    public ElectricalDesign {
        parts = List.copyOf(parts);
        interfaces = List.copyOf(interfaces);
        nets = List.copyOf(nets);
    }
}
