package io.atopile.mcp.compare;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A built design, read from its reports.
 *
 * @param parts by address
 * @param parameters by path
 * @param cost of the parts of one board
 */
public record Design(Map<String, DesignPart> parts, List<DesignNet> nets, Map<String, DesignParameter> parameters, List<BomLine> bill, KnownCost cost) {

    /** An empty design. */
    public static final Design NONE = new Design(Map.of(), List.of(), Map.of(), List.of(), new KnownCost(Optional.empty(), 0));

    public Design {
        parts = Map.copyOf(parts);
        nets = List.copyOf(nets);
        parameters = Map.copyOf(parameters);
        bill = List.copyOf(bill);
    }

    /** The cost of the priced parts in US dollars, and the number of BOM lines without a price. */
    public record KnownCost(Optional<Double> perBoard, int unpriced) {}
}
