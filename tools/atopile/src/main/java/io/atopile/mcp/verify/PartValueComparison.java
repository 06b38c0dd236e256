package io.atopile.mcp.verify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Compares what a design declares about a part's parameter with what the part's own file says. A prover intersects the two, so without this
 * comparison a declaration of 0.1 % would turn a part of 1 % into a better one. A declaration that is wider than the part's value is fulfilled.
 */
public final class PartValueComparison {

    private final Predicate<DesignPredicate> isOwn;
    private final ParameterClasses classes = new ParameterClasses();
    private final Map<String, List<PlacedValue>> declared = new LinkedHashMap<>();
    private final Map<String, List<PlacedValue>> own = new LinkedHashMap<>();

    private PartValueComparison(Predicate<DesignPredicate> isOwn) {
        this.isOwn = isOwn;
    }

    /**
     * Finds the declarations that parts don't keep, in the order of the design.
     *
     * @param isOwn whether a statement is what a part says about itself
     */
    public static List<PartValueConflict> findConflicts(InstantiatedDesign design, Predicate<DesignPredicate> isOwn) {
        return read(design, isOwn).compare();
    }

    /**
     * Returns the design without what it declares about parameters whose value a part has: a board has the part's, whatever was declared.
     *
     * @param isOwn whether a statement is what a part says about itself
     */
    static InstantiatedDesign removeDeclarations(InstantiatedDesign design, Predicate<DesignPredicate> isOwn) {
        var comparison = read(design, isOwn);
        return new InstantiatedDesign(design.predicates().stream().filter(predicate -> !comparison.isReplaced(predicate)).toList());
    }

    private static PartValueComparison read(InstantiatedDesign design, Predicate<DesignPredicate> isOwn) {
        var values = design.predicates().stream()
                .filter(predicate -> predicate.kind() == PredicateKind.VALUE)
                .flatMap(AssertionPart::split)
                .toList();
        var comparison = new PartValueComparison(isOwn);
        values.forEach(part -> part.readSameParameters()
                .ifPresent(same -> comparison.classes.join(same.left(), same.right(), part.predicate())));
        values.forEach(comparison::addClaim);
        return comparison;
    }

    private boolean isReplaced(DesignPredicate predicate) {
        return predicate.kind() == PredicateKind.VALUE
                && predicate.place().isPresent()
                && !isOwn.test(predicate)
                && AssertionPart.split(predicate).allMatch(part -> part.readClaim().filter(claim -> own.containsKey(classes.find(claim.parameter()))).isPresent());
    }

    private void addClaim(AssertionPart part) {
        Optional<RangeClaim> claim = part.readClaim();
        Optional<PredicatePlace> place = part.predicate().place();
        if (claim.isPresent() && place.isPresent()) {
            var value = new PlacedValue(claim.get().parameter(), claim.get().values(), place.get());
            var values = isOwn.test(part.predicate()) ? own : declared;
            values.computeIfAbsent(classes.find(value.parameter()), _ -> new ArrayList<>()).add(value);
        }
    }

    private List<PartValueConflict> compare() {
        return declared.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream()
                        .flatMap(value -> findWorst(value, own.getOrDefault(entry.getKey(), List.of())).stream()))
                .toList();
    }

    /** Returns the conflict with a part's value that has nothing in common with a declaration, or else with one that exceeds it. */
    private Optional<PartValueConflict> findWorst(PlacedValue value, List<PlacedValue> parts) {
        return parts.stream()
                .flatMap(part -> compare(value, part).stream())
                .min((left, right) -> left.reason().compareTo(right.reason()));
    }

    private Optional<PartValueConflict> compare(PlacedValue value, PlacedValue part) {
        return findReason(value.values(), part.values())
                .map(reason -> new PartValueConflict(value, part, reason, classes.findPath(value.parameter(), part.parameter())));
    }

    private static Optional<PartValueConflict.Reason> findReason(RangeUnion declared, RangeUnion own) {
        if (declared.intersect(own).isEmpty()) {
            return Optional.of(PartValueConflict.Reason.NOTHING_IN_COMMON);
        }
        return own.ranges().stream().allMatch(range -> SetComparison.isInside(range, declared))
                ? Optional.empty()
                : Optional.of(PartValueConflict.Reason.OUTSIDE_THE_DECLARATION);
    }
}
