package io.atopile.mcp.compare;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A built design, as far as its reports tell it.
 *
 * @param parts by address
 * @param parameters by path
 * @param cost of the parts of one board
 */
public record Design(Map<String, DesignPart> parts, List<DesignNet> nets, Map<String, DesignParameter> parameters, List<BomLine> bill, KnownCost cost) {

    /** The design before there was one. */
    public static final Design NONE = new Design(Map.of(), List.of(), Map.of(), List.of(), new KnownCost(Optional.empty(), 0));

    public Design {
        parts = Map.copyOf(parts);
        nets = List.copyOf(nets);
        parameters = Map.copyOf(parameters);
        bill = List.copyOf(bill);
    }

    /** What the parts of known price come to in US dollars, and how many kinds of parts have none. */
    public record KnownCost(Optional<Double> perBoard, int unpriced) {}
}
