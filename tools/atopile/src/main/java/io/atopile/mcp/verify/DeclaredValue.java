package io.atopile.mcp.verify;

import java.util.List;
import java.util.Optional;

/**
 * What the statements of the sources assign to a parameter.
 *
 * @param parameter by its path from the entry
 * @param place of the last of the statements
 * @param text what is assigned, as it is written
 * @param values what all assigned values have in common; all numbers if only formulas are assigned
 * @param unit of the values, if it is known
 * @param formulas what is assigned apart from values, in a form that doesn't depend on how it is written
 */
public record DeclaredValue(String parameter, PredicatePlace place, String text, RangeUnion values, String unit, List<String> formulas) {

    public DeclaredValue {
        formulas = List.copyOf(formulas);
    }

    /** Whether both mean the same, however they are written. */
    public boolean isSameAs(DeclaredValue other) {
        return SetComparison.areEqual(values, other.values) && formulas.equals(other.formulas);
    }

    /** Returns the values if they are a bounded range. */
    public Optional<RangeUnion> findRange() {
        return values.isEmpty() || !values.isBounded() ? Optional.empty() : Optional.of(values);
    }

    /** Whether no value is both declared and in a range. */
    public boolean excludes(ClosedRange range) {
        return findRange().filter(declared -> declared.intersect(new RangeUnion(List.of(range))).isEmpty()).isPresent();
    }
}
