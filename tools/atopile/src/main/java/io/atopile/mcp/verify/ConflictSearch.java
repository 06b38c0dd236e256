package io.atopile.mcp.verify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Finds small sets of predicates that contradict each other: none of them can be left out. */
final class ConflictSearch {

    private final ParameterSources sources;

    ConflictSearch(ParameterSources sources) {
        this.sources = sources;
    }

    /**
     * Returns claims about one class that have nothing in common, with the connections between their parameters; empty if there are none.
     *
     * @param preferred a predicate that should be among them if it can be
     */
    Optional<List<DesignPredicate>> findContradiction(String root, Optional<DesignPredicate> preferred) {
        List<RangeClaim> claims = sources.listClaims(root).stream()
                .sorted(Comparator.comparing(claim -> preferred.filter(claim.predicate()::equals).isEmpty()))
                .toList();
        if (!intersect(claims).isEmpty()) {
            return Optional.empty();
        }
        List<RangeClaim> fewest = findPair(claims).orElseGet(() -> reduce(claims.reversed(), kept -> intersect(kept).isEmpty()));
        var predicates = new LinkedHashSet<DesignPredicate>();
        fewest.forEach(claim -> predicates.add(claim.predicate()));
        fewest.forEach(claim -> predicates.addAll(sources.classes().findPath(fewest.getFirst().parameter(), claim.parameter())));
        return Optional.of(List.copyOf(predicates));
    }

    private static Optional<List<RangeClaim>> findPair(List<RangeClaim> claims) {
        return claims.stream()
                .flatMap(claim -> claims.stream().map(other -> List.of(claim, other)))
                .filter(pair -> intersect(pair).isEmpty())
                .findFirst();
    }

    /**
     * Returns the predicates because of which an assertion is false at a point. An equation or an input's values are left out if the
     * assertion is false there whatever they are.
     *
     * @param staysFalse whether the assertion is false for all values in the enclosures of the steps
     */
    List<DesignPredicate> findCauses(
            DesignPredicate assertion, TapeBuilder builder, List<Double> point, Predicate<ExpressionTape.Values> staysFalse) {
        var causes = new LinkedHashSet<DesignPredicate>();
        ExpressionTape tape = builder.build();
        ParameterBox box = ParameterBox.ofPoint(point);
        Set<Integer> free = new HashSet<>();
        builder.listUsed().forEach((root, predicates) -> {
            free.add(builder.findStep(root));
            if (!staysFalse.test(tape.evaluate(box, free))) {
                free.remove(builder.findStep(root));
                causes.addAll(predicates);
            }
        });
        addInputs(builder, tape, box, values -> staysFalse.test(tape.evaluate(values, free)), causes);
        builder.listLimits().forEach(root -> addClaims(root, builder.listNames(root), causes));
        causes.remove(assertion);
        causes.add(assertion);
        return List.copyOf(causes);
    }

    private void addInputs(
            TapeBuilder builder, ExpressionTape tape, ParameterBox point, Predicate<ParameterBox> staysFalse, Set<DesignPredicate> causes) {
        ParameterBox box = point;
        for (int input = 0; input < tape.inputs().size(); input++) {
            String root = tape.inputs().get(input).classRoot();
            if (!root.isEmpty()) {
                ParameterBox freed = box.replace(input, findDomain(root));
                boolean needed = !staysFalse.test(freed);
                if (needed) {
                    addClaims(root, builder.listNames(root), causes);
                }
                box = needed ? box : freed;
            }
        }
    }

    /** Returns what a parameter could be without the values that it is given. */
    private RangeUnion findDomain(String root) {
        return intersect(sources.listGiven(root).stream()
                .filter(claim -> claim.predicate().kind() == PredicateKind.DOMAIN)
                .toList());
    }

    private void addClaims(String root, Set<String> names, Set<DesignPredicate> causes) {
        List<RangeClaim> claims = sources.listClaims(root);
        RangeUnion values = intersect(claims);
        for (RangeClaim claim : reduce(claims, kept -> intersect(kept).equals(values))) {
            causes.add(claim.predicate());
            names.forEach(name -> causes.addAll(sources.classes().findPath(name, claim.parameter())));
        }
    }

    /** Leaves out claims one by one as long as a condition holds for the rest. */
    private static List<RangeClaim> reduce(List<RangeClaim> claims, Predicate<List<RangeClaim>> suffices) {
        var kept = new ArrayList<>(claims);
        for (RangeClaim claim : claims) {
            var rest = new ArrayList<>(kept);
            rest.remove(claim);
            if (suffices.test(rest)) {
                kept.remove(claim);
            }
        }
        return kept;
    }

    private static RangeUnion intersect(List<RangeClaim> claims) {
        return claims.stream().map(RangeClaim::values).reduce(RangeUnion.ENTIRE, RangeUnion::intersect);
    }
}
