package io.atopile.mcp.verify;

/** The values that one statement gives a parameter. */
public record PlacedValue(String parameter, RangeUnion values, PredicatePlace place) {

    @Override
    public String toString() {
        return "%s %s %s".formatted(place, parameter, values);
    }
}
