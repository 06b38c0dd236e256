package io.atopile.mcp.verify;

import java.util.List;

/** The predicates of a design that atopile has instantiated, in the order of the source. Numbers are in SI base units. */
public record InstantiatedDesign(List<DesignPredicate> predicates) {

    public InstantiatedDesign {
        predicates = List.copyOf(predicates);
    }
}
