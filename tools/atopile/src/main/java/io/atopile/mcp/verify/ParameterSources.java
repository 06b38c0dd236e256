package io.atopile.mcp.verify;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What the value of each parameter comes from. Parameters that are the same form a class. A class has the values that it is given, or else
 * the first equation that leads to inputs, or else the range that assertions state.
 */
final class ParameterSources {

    /** What an assertion that two parameters are the same does. */
    enum SameRole {
        /** It makes two classes one. */
        JOINS,
        /** The parameters are the same without it, or have equal sets of values: two parts of one kind needn't have the same one. */
        HOLDS,
        /** Both have a source of their own, which have to be compared. */
        COMPARES
    }

    private final ParameterClasses classes = new ParameterClasses();
    private final Map<AssertionPart, SameRole> sameRoles = new HashMap<>();
    private final List<RangeClaim> given;
    private final List<ParameterEquation> equations;
    private final Map<String, List<RangeClaim>> givenByRoot;
    private final Map<String, List<RangeClaim>> statedByRoot;
    private final Map<String, List<ParameterEquation>> equationsByRoot;
    private final Map<String, ParameterEquation> definitions = new HashMap<>();

    ParameterSources(List<AssertionPart> parts) {
        given = parts.stream().filter(part -> !part.isAssertion()).flatMap(part -> part.readClaim().stream()).toList();
        equations = parts.stream().flatMap(part -> part.readEquation().stream()).toList();
        parts.stream().filter(part -> !part.isAssertion()).forEach(part -> part.readSameParameters()
                .ifPresent(same -> classes.join(same.left(), same.right(), part.predicate())));
        parts.stream().filter(AssertionPart::isAssertion).forEach(part -> part.readSameParameters()
                .ifPresent(same -> sameRoles.put(part, assignRole(same, part.predicate()))));
        givenByRoot = given.stream().collect(groupingBy(claim -> classes.find(claim.parameter()), LinkedHashMap::new, toList()));
        givenByRoot.replaceAll((_, claims) -> keepWholeValues(claims));
        statedByRoot = parts.stream().filter(AssertionPart::isAssertion).flatMap(part -> part.readClaim().stream())
                .collect(groupingBy(claim -> classes.find(claim.parameter())));
        equationsByRoot = equations.stream().collect(groupingBy(equation -> classes.find(equation.parameter()), LinkedHashMap::new, toList()));
        chooseDefinitions();
    }

    static ParameterSources of(InstantiatedDesign design) {
        return new ParameterSources(design.predicates().stream().flatMap(AssertionPart::split).toList());
    }

    private SameRole assignRole(AssertionPart.SameParameters same, DesignPredicate predicate) {
        String left = classes.find(same.left());
        String right = classes.find(same.right());
        if (left.equals(right)) {
            return SameRole.HOLDS;
        }
        if (hasOwnSource(left) && hasOwnSource(right)) {
            boolean equal = !hasEquation(left) && !hasEquation(right) && SetComparison.areEqual(intersectValues(left), intersectValues(right));
            if (equal && intersectValues(left).intersect(intersectValues(right)).singleton().isPresent()) {
                classes.join(same.left(), same.right(), predicate);
            }
            return equal ? SameRole.HOLDS : SameRole.COMPARES;
        }
        classes.join(same.left(), same.right(), predicate);
        return SameRole.JOINS;
    }

    private boolean hasOwnSource(String root) {
        return hasEquation(root) || intersectValues(root).isBounded();
    }

    private boolean hasEquation(String root) {
        return equations.stream().anyMatch(equation -> classes.find(equation.parameter()).equals(root));
    }

    private RangeUnion intersectValues(String root) {
        return given.stream()
                .filter(claim -> claim.predicate().kind() == PredicateKind.VALUE && classes.find(claim.parameter()).equals(root))
                .map(RangeClaim::values)
                .reduce(RangeUnion.ENTIRE, RangeUnion::intersect);
    }

    /** Leaves out what a library allows if it would cut off a part of a value: atopile takes each parameter without a sign for one that is not negative. */
    private static List<RangeClaim> keepWholeValues(List<RangeClaim> claims) {
        var values = claims.stream().filter(claim -> claim.predicate().kind() == PredicateKind.VALUE).toList();
        RangeUnion whole = intersect(values);
        RangeUnion allowed = intersect(claims);
        boolean cut = !allowed.isEmpty() && whole.isBounded() && !whole.ranges().stream().allMatch(range -> SetComparison.isInside(range, allowed));
        return cut ? values : claims;
    }

    private static RangeUnion intersect(List<RangeClaim> claims) {
        return claims.stream().map(RangeClaim::values).reduce(RangeUnion.ENTIRE, RangeUnion::intersect);
    }

    private void chooseDefinitions() {
        var open = new ArrayList<String>();
        equationsByRoot.keySet().stream().filter(root -> !isGiven(root)).forEach(open::add);
        var undefined = new HashSet<>(open);
        resolve(open, root -> !undefined.contains(root) && isBoundedInput(root));
        resolve(open, root -> !undefined.contains(root));
    }

    /** Chooses equations whose parameters are known or have been chosen already, until there are no more. */
    private void resolve(List<String> open, Predicate<String> known) {
        boolean progress = true;
        while (progress) {
            progress = false;
            for (String root : List.copyOf(open)) {
                Optional<ParameterEquation> chosen = listEquations(root).stream()
                        .filter(equation -> equation.listParameters().stream()
                                .map(classes::find)
                                .allMatch(used -> definitions.containsKey(used) || known.test(used)))
                        .findFirst();
                if (chosen.isPresent()) {
                    definitions.put(root, chosen.get());
                    open.remove(root);
                    progress = true;
                }
            }
        }
    }

    private boolean isBoundedInput(String root) {
        RangeUnion values = findValues(root);
        return !values.isEmpty() && values.isBounded();
    }

    /** Whether values, or a standard where no assertion states a range, give the class a bounded range. */
    boolean isGiven(String root) {
        return hasBounds(root, PredicateKind.VALUE)
                || (!statedByRoot.containsKey(root) && hasBounds(root, PredicateKind.SPECIFICATION));
    }

    private boolean hasBounds(String root, PredicateKind kind) {
        return intersect(listGiven(root).stream().filter(claim -> claim.predicate().kind() == kind).toList()).isBounded();
    }

    boolean isCyclic(String root) {
        return !isGiven(root) && equationsByRoot.containsKey(root) && !definitions.containsKey(root);
    }

    /** Returns the classes whose equations lead back to themselves, among those to which a class leads. */
    List<String> listCycle(String root) {
        return listReachable(root).stream().filter(reached -> listReachable(reached).contains(reached)).toList();
    }

    private Set<String> listReachable(String root) {
        var reached = new LinkedHashSet<String>();
        var next = new ArrayDeque<String>(List.of(root));
        while (!next.isEmpty()) {
            listEquations(next.remove()).stream()
                    .flatMap(equation -> equation.listParameters().stream())
                    .map(classes::find)
                    .filter(used -> isCyclic(used) && reached.add(used))
                    .forEach(next::add);
        }
        return reached;
    }

    /** Whether the ranges that assertions state are all that the class has. */
    boolean isStated(String root) {
        return !isGiven(root) && !equationsByRoot.containsKey(root);
    }

    Optional<ParameterEquation> findDefinition(String root) {
        return Optional.ofNullable(definitions.get(root));
    }

    List<ParameterEquation> listEquations(String root) {
        return equationsByRoot.getOrDefault(root, List.of());
    }

    List<RangeClaim> listGiven(String root) {
        return givenByRoot.getOrDefault(root, List.of());
    }

    /** Returns the claims that together are the values of an input. */
    List<RangeClaim> listClaims(String root) {
        var claims = new ArrayList<>(listGiven(root));
        if (isStated(root)) {
            claims.addAll(statedByRoot.getOrDefault(root, List.of()));
        }
        return claims;
    }

    /** Returns the values of an input; empty if they contradict each other. */
    RangeUnion findValues(String root) {
        return intersect(listClaims(root));
    }

    /** Returns the name under which an input is shown: that of the parameter which has the value. */
    String findName(String root) {
        return listClaims(root).stream()
                .filter(claim -> claim.values().isBounded())
                .map(RangeClaim::parameter)
                .findFirst()
                .orElse(root);
    }

    Set<String> listRoots() {
        var roots = new LinkedHashSet<>(givenByRoot.keySet());
        roots.addAll(statedByRoot.keySet());
        return roots;
    }

    ParameterClasses classes() {
        return classes;
    }

    SameRole findRole(AssertionPart part) {
        return sameRoles.getOrDefault(part, SameRole.COMPARES);
    }
}
