package io.atopile.mcp.compare;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * The differences between two designs, each list in a stable order.
 *
 * @param renames components with new addresses
 */
public record DesignComparison(
        List<PartChange> parts,
        List<NetChange> nets,
        List<ParameterChange> parameters,
        List<BomChange> bom,
        CostChange cost,
        List<Renamed> renames) {

    /** A component's old and new address. */
    public record Renamed(String from, String to) {}

    /** The empty comparison, for designs of which one can't be read. */
    public static final DesignComparison UNKNOWN = of(Design.NONE, Design.NONE);

    public DesignComparison {
        parts = List.copyOf(parts);
        nets = List.copyOf(nets);
        parameters = List.copyOf(parameters);
        bom = List.copyOf(bom);
        renames = List.copyOf(renames);
    }

    public static DesignComparison of(Design before, Design after) {
        var renames = ComponentRenames.detect(before, after);
        var parts = PartChange.compare(before.parts(), after.parts(), renames);
        return new DesignComparison(
                parts,
                NetMatcher.findChanges(before.nets().stream().map(renames::renameNet).toList(), after.nets()),
                ParameterChange.compare(before.parameters(), after.parameters(), renames),
                BomChange.compare(before.bill(), after.bill()),
                CostChange.compare(before.cost(), after.cost()),
                parts.stream().flatMap(part -> part.from().map(from -> new Renamed(from, part.address())).stream()).toList());
    }

    /** The cost of the priced parts of one board, in US dollars. */
    public record CostChange(
            Optional<Double> before,
            Optional<Double> after,
            Optional<Double> difference) {

        static CostChange compare(Design.KnownCost before, Design.KnownCost after) {
            var known = before.unpriced() == 0 && after.unpriced() == 0;
            var difference = before.perBoard()
                    .flatMap(old -> after.perBoard().map(now -> BigDecimal.valueOf(now).subtract(BigDecimal.valueOf(old)).doubleValue()))
                    .filter(_ -> known);
            return new CostChange(before.perBoard(), after.perBoard(), difference);
        }
    }
}
