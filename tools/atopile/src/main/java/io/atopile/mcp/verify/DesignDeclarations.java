package io.atopile.mcp.verify;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the sources of an instantiated design declare.
 *
 * @param values of its parameters, in the order of the source
 * @param conflicts values that the files of parts contradict
 */
public record DesignDeclarations(List<DeclaredValue> values, List<InstantiatedPart> parts, List<PartValueConflict> conflicts) {

    /** No declarations. */
    public static final DesignDeclarations NONE = new DesignDeclarations(List.of(), List.of(), List.of());

    private static final Pattern ASSIGNMENT = Pattern.compile("([\\w.\\[\\]]+)\\s*(?::\\s*\\w+\\s*)?=(?!=)\\s*(\\S.*)", Pattern.DOTALL);

    private static final Pattern GENERATED = Pattern.compile("(?:.*\\.)?(?:_|anon[0-9a-f]+_).*");

    private record Statement(DesignPredicate predicate, String parameter, Optional<RangeClaim> claim, String formula) {}

    public DesignDeclarations {
        values = List.copyOf(values);
        parts = List.copyOf(parts);
        conflicts = List.copyOf(conflicts);
    }

    /** Collects the declarations of an exported design. */
    public static DesignDeclarations of(ExportedDesign exported) {
        var contents = exported.contents();
        var conflicts = PartValueComparison.findConflicts(contents.design(), findOwnValues(exported.parts(), contents));
        return new DesignDeclarations(readValues(contents), exported.parts(), conflicts);
    }

    /** Returns the predicates of an exported design, with those of its rails, without what it declares about values that parts have. */
    static PredicateReader.Contents selectVerifiable(ExportedDesign exported) {
        var contents = exported.contents();
        var isOwn = findOwnValues(exported.parts(), contents);
        var predicates = Stream.concat(removeNarrower(contents.design().predicates(), contents.covered()), contents.rails().stream());
        return contents.withDesign(PartValueComparison.removeDeclarations(new InstantiatedDesign(predicates.toList()), isOwn));
    }

    /** Leaves out what a component covers if it, or one that is derived from it, covers more: it covers all of that. */
    private static Stream<DesignPredicate> removeNarrower(List<DesignPredicate> predicates, Set<DesignPredicate> covered) {
        var claims = covered.stream()
                .flatMap(predicate -> RangeClaim.read(predicate.expression(), predicate).stream())
                .collect(groupingBy(RangeClaim::parameter));
        var narrower = claims.values().stream()
                .flatMap(same -> same.stream().filter(claim -> same.stream().anyMatch(other -> isNarrower(claim.values(), other.values()))))
                .map(RangeClaim::predicate)
                .collect(Collectors.toSet());
        return predicates.stream().filter(predicate -> !narrower.contains(predicate));
    }

    private static boolean isNarrower(RangeUnion values, RangeUnion other) {
        return values.ranges().stream().allMatch(range -> SetComparison.isInside(range, other))
                && !other.ranges().stream().allMatch(range -> SetComparison.isInside(range, values));
    }

    private static List<DeclaredValue> readValues(PredicateReader.Contents contents) {
        var values = contents.design().predicates().stream()
                .filter(predicate -> predicate.kind() == PredicateKind.VALUE && predicate.place().isPresent())
                .flatMap(AssertionPart::split)
                .flatMap(part -> readStatement(part).stream())
                .filter(statement -> !GENERATED.matcher(statement.parameter()).matches())
                .collect(groupingBy(Statement::parameter, LinkedHashMap::new, Collectors.toList()));
        var declared = new ArrayList<DeclaredValue>();
        values.forEach((parameter, statements) -> declared.add(combine(parameter, statements, contents)));
        return declared;
    }

    /** Returns whether a statement is what a component, or a part in its own file, says about itself. */
    private static Predicate<DesignPredicate> findOwnValues(List<InstantiatedPart> parts, PredicateReader.Contents contents) {
        return predicate -> contents.covered().contains(predicate)
                || predicate.place().filter(place -> parts.stream().anyMatch(part -> isOwn(part, predicate, place, contents))).isPresent();
    }

    private static boolean isOwn(InstantiatedPart part, DesignPredicate predicate, PredicatePlace place, PredicateReader.Contents contents) {
        var parameter = predicate.expression().listParameters().findFirst().orElse("");
        if (!part.file().equals(place.file()) || !parameter.startsWith(part.path() + ".")) {
            return false;
        }
        var assignment = ASSIGNMENT.matcher(contents.texts().getOrDefault(place, ""));
        return !assignment.matches() || !assignment.group(1).endsWith(parameter.substring(part.path().length()));
    }

    private static Optional<Statement> readStatement(AssertionPart part) {
        var claim = part.readClaim();
        if (claim.isPresent()) {
            return Optional.of(new Statement(part.predicate(), claim.get().parameter(), claim, ""));
        }
        return part.expression() instanceof ValueExpression.Operation operation && operation.first() instanceof ValueExpression.Parameter(var name)
                ? Optional.of(new Statement(part.predicate(), name, Optional.empty(), writeFormula(operation)))
                : Optional.empty();
    }

    /** Writes an expression without the units of its literals, whose values are in base units. */
    private static String writeFormula(ValueExpression expression) {
        return switch (expression) {
            case ValueExpression.Parameter(var name) -> name;
            case ValueExpression.Literal(var values, var _) -> values.toString();
            case ValueExpression.Operation(var operator, var operands) ->
                operands.stream().map(DesignDeclarations::writeFormula).collect(joining(", ", operator.atopileName() + "(", ")"));
        };
    }

    private static DeclaredValue combine(String parameter, List<Statement> statements, PredicateReader.Contents contents) {
        var values = statements.stream().flatMap(each -> each.claim().stream()).map(RangeClaim::values).reduce(RangeUnion.ENTIRE, RangeUnion::intersect);
        var formulas = statements.stream().map(Statement::formula).filter(formula -> !formula.isEmpty()).sorted().toList();
        var unit = contents.units().getOrDefault(parameter, "");
        var text = statements.stream().map(each -> writeText(each, contents, unit)).distinct().collect(joining(" and "));
        return new DeclaredValue(parameter, statements.getLast().predicate().place().orElseThrow(), text, values, unit, formulas);
    }

    private static String writeText(Statement statement, PredicateReader.Contents contents, String unit) {
        var written = statement.predicate().place().map(place -> contents.texts().getOrDefault(place, "")).orElse("");
        var assignment = ASSIGNMENT.matcher(written);
        if (assignment.matches() && getLastName(assignment.group(1)).equals(getLastName(statement.parameter()))) {
            return assignment.group(2).strip();
        }
        return statement.claim().map(claim -> QuantityText.of(claim.values().hull(), unit)).orElse(written);
    }

    private static String getLastName(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    /** Returns the declared value of a parameter. */
    public Optional<DeclaredValue> find(String parameter) {
        return values.stream().filter(each -> each.parameter().equals(parameter)).findFirst();
    }
}
