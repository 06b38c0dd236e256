package io.atopile.mcp.verify;

import io.atopile.mcp.verify.ValueExpression.Literal;
import io.atopile.mcp.verify.ValueExpression.Operation;
import io.atopile.mcp.verify.ValueExpression.Parameter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Reads the predicates that the program {@code design.py} exports. Parameters are named from the entry, files from the project. What
 * isn't about numbers is left out; assertions that can't be read are kept apart.
 */
final class PredicateReader {

    private static final Pattern ASSERTION = Pattern.compile("assert\\b.*", Pattern.DOTALL);

    private static final String COVERS = "IsSuperset";

    private final Path root;
    private final String entry;
    private final List<DesignPredicate> predicates = new ArrayList<>();
    private final Map<PredicatePlace, String> texts = new HashMap<>();
    private final Map<String, String> units = new HashMap<>();
    private final List<PredicatePlace> unreadable = new ArrayList<>();
    private final Set<String> unknown = new HashSet<>();
    private final Set<DesignPredicate> covered = new HashSet<>();

    /**
     * The contents of a design.
     *
     * @param texts the statements by their place
     * @param units of parameters, as far as a statement shows them
     * @param unreadable assertions that aren't in the design, because they have another form or compare no numbers
     * @param unknown parameters that other unreadable statements restrict
     * @param covered what components say about the values that they cover
     * @param rails which voltages are one, because they are of the same two nets
     */
    record Contents(
            InstantiatedDesign design,
            Map<PredicatePlace, String> texts,
            Map<String, String> units,
            List<PredicatePlace> unreadable,
            Set<String> unknown,
            Set<DesignPredicate> covered,
            List<DesignPredicate> rails) {

        Contents withDesign(InstantiatedDesign other) {
            return new Contents(other, texts, units, unreadable, unknown, covered, rails);
        }
    }

    private PredicateReader(Path root, String entry) {
        this.root = root;
        this.entry = entry;
    }

    /**
     * Reads what was exported.
     *
     * @param root the project's
     * @param module the name of the entry's module, with which the names of all parameters begin
     */
    static Contents read(JsonNode exported, Path root, String module) {
        var reader = new PredicateReader(root, module + ".");
        exported.path("predicates").forEach(reader::add);
        var rails = exported.path("rails").valueStream().flatMap(reader::readRail).toList();
        var design = new InstantiatedDesign(reader.predicates);
        return new Contents(design, reader.texts, reader.units, reader.unreadable, reader.unknown, reader.covered, rails);
    }

    private void add(JsonNode node) {
        Optional<PredicatePlace> place = readPlace(node.path("place"));
        String text = node.path("text").asString("").strip();
        boolean asserted = ASSERTION.matcher(text).matches();
        place.ifPresent(known -> texts.put(known, text));
        Optional<ValueExpression> expression = asserted ? readExpression(node.path("expression")) : readStatement(node.path("expression"));
        if (expression.isPresent() && expression.get() instanceof Operation operation && operation.operator().isLogical()) {
            noteUnit(operation);
            PredicateKind kind = asserted ? PredicateKind.ASSERTION : readKind(operation, place.isPresent());
            var predicate = new DesignPredicate(place, kind, operation);
            predicates.add(predicate);
            if (!asserted && readOperator(node.path("expression")).equals(COVERS)) {
                covered.add(predicate);
            }
            return;
        }
        if (asserted) {
            place.ifPresent(unreadable::add);
        }
        listParameters(node.path("expression")).forEach(unknown::add);
    }

    /** Returns that the voltages of a rail are one. */
    private Stream<DesignPredicate> readRail(JsonNode names) {
        List<ValueExpression> voltages = names.valueStream().<ValueExpression>map(name -> new Parameter(stripEntry(name.asString("")))).toList();
        return voltages.stream()
                .skip(1)
                .map(other -> new Operation(ExpressionOperator.IS, List.of(voltages.getFirst(), other)))
                .map(same -> new DesignPredicate(Optional.empty(), PredicateKind.VALUE, same));
    }

    /** Returns a file's path relative to the project's root, or its name if it is outside of the project. */
    static String nameFile(Path root, String path) {
        Path file = Path.of(path);
        return file.startsWith(root) ? root.relativize(file).toString().replace('\\', '/') : String.valueOf(file.getFileName());
    }

    private Optional<PredicatePlace> readPlace(JsonNode node) {
        if (!node.isArray()) {
            return Optional.empty();
        }
        return Optional.of(new PredicatePlace(nameFile(root, node.path(0).asString("")), node.path(1).asInt(1), node.path(2).asInt(1)));
    }

    /**
     * Reads a statement that is no assertion. In a component, atopile takes {@code =} for the values that a part covers, and those are what it
     * has. A formula that is assigned is exported as what the values lie in, and nothing else gives them.
     */
    private Optional<ValueExpression> readStatement(JsonNode node) {
        String operator = readOperator(node);
        return operator.equals(COVERS) || operator.equals(ExpressionOperator.IS_SUBSET.atopileName())
                ? readOperation(ExpressionOperator.IS_SUBSET, node.path("operands")).map(PredicateReader::readFormula)
                : readExpression(node);
    }

    private static ValueExpression readFormula(ValueExpression statement) {
        return statement instanceof Operation assigned && assigned.first() instanceof Parameter && assigned.last() instanceof Operation
                ? new Operation(ExpressionOperator.IS, assigned.operands())
                : statement;
    }

    private static String readOperator(JsonNode node) {
        return node.path("operator").asString("");
    }

    private Optional<ValueExpression> readExpression(JsonNode node) {
        if (node.has("parameter")) {
            return Optional.of(new Parameter(readName(node)));
        }
        if (node.has("ranges")) {
            var ranges = node.path("ranges").valueStream().map(PredicateReader::readRange).toList();
            return ranges.stream().allMatch(Optional::isPresent)
                    ? Optional.of(new Literal(new RangeUnion(ranges.stream().flatMap(Optional::stream).toList()), node.path("unit").asString("")))
                    : Optional.empty();
        }
        return ExpressionOperator.findOperator(node.path("operator").asString("")).flatMap(operator -> readOperation(operator, node.path("operands")));
    }

    private Optional<ValueExpression> readOperation(ExpressionOperator operator, JsonNode operands) {
        List<ValueExpression> read = operands.valueStream().flatMap(operand -> readExpression(operand).stream()).toList();
        return read.size() == operands.size() && !read.isEmpty() ? Optional.of(new Operation(operator, read)) : Optional.empty();
    }

    private static Optional<ClosedRange> readRange(JsonNode ends) {
        double low = ends.path(0).isNull() ? Double.NEGATIVE_INFINITY : ends.path(0).asDouble(Double.NaN);
        double high = ends.path(1).isNull() ? Double.POSITIVE_INFINITY : ends.path(1).asDouble(Double.NaN);
        return low <= high ? Optional.of(new ClosedRange(low, high)) : Optional.empty();
    }

    private String readName(JsonNode node) {
        return stripEntry(node.path("parameter").asString(""));
    }

    private String stripEntry(String name) {
        return name.startsWith(entry) ? name.substring(entry.length()) : name;
    }

    /** A range without an end says which values are possible at all, as the declaration of a parameter does. */
    private static PredicateKind readKind(Operation operation, boolean placed) {
        boolean range = operation.operands().size() == 2 && operation.first() instanceof Parameter && operation.last() instanceof Literal;
        if (range && operation.last() instanceof Literal literal && !literal.values().isBounded()) {
            return PredicateKind.DOMAIN;
        }
        return range && !placed ? PredicateKind.SPECIFICATION : PredicateKind.VALUE;
    }

    private void noteUnit(Operation operation) {
        if (operation.first() instanceof Parameter(var name) && operation.last() instanceof Literal(var _, var unit) && !unit.isEmpty()) {
            units.putIfAbsent(name, unit);
        }
    }

    private Stream<String> listParameters(JsonNode node) {
        return node.has("parameter") ? Stream.of(readName(node)) : node.path("operands").valueStream().flatMap(this::listParameters);
    }
}
