package io.atopile.mcp.compare;

import java.util.List;

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
}
