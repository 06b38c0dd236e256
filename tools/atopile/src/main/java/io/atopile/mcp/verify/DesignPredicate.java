package io.atopile.mcp.verify;

import java.util.Optional;

/**
 * A predicate of an instantiated design.
 *
 * @param place empty for the library's own predicates and for connections
 * @param expression an operation whose value is true or false
 */
public record DesignPredicate(Optional<PredicatePlace> place, PredicateKind kind, ValueExpression expression) {

    @Override
    public String toString() {
        return place.map(PredicatePlace::toString).orElse("library") + " " + expression;
    }
}
