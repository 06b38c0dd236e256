package io.atopile.mcp.tools.parts;

import io.atopile.mcp.parts.ComparisonRule;
import io.atopile.mcp.parts.Part;
import io.atopile.mcp.parts.PartCategory;
import io.atopile.mcp.parts.PartParameter;
import io.atopile.mcp.parts.query.ParameterBounds;
import io.atopile.mcp.parts.query.ParameterCondition;
import io.atopile.mcp.parts.query.PartQuery;
import io.atopile.mcp.tool.Default;
import io.atopile.mcp.tool.Doc;
import io.atopile.mcp.tool.Effect;
import io.atopile.mcp.tool.ErrorCode;
import io.atopile.mcp.tool.Range;
import io.atopile.mcp.tool.Tool;
import io.atopile.mcp.tool.ToolContext;
import io.atopile.mcp.tool.ToolFailure;
import io.atopile.mcp.tool.ToolResult;
import io.atopile.mcp.tool.ToolSpec;
import io.atopile.mcp.tool.Toolset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Finds parts that could replace another. */
@ToolSpec(
        name = "parts_alternatives",
        title = "Find alternatives to a part",
        description = "Finds parts that could replace another, by its id from parts_search: same category, value and package, and the same or "
                + "better in every rating, with a comparison of each parameter: same, better, worse or unknown. Parts with a worse or unknown "
                + "parameter are listed last. Pins are not compared: check parts_get before you swap chips. Changes nothing.",
        next = "parts_install adds one to the project.",
        toolset = Toolset.PARTS,
        effects = Effect.READS,
        idempotent = true,
        needsProject = false)
record PartsAlternatives(PartLookup desk) implements Tool<PartsAlternatives.Input, PartsAlternatives.Output> {

    /** The part to replace. */
    public record Input(
            @Doc("Part id from parts_search.") @Range(min = 1, max = 300) String id,
            @Doc("Allow any package, not only the same.") @Default("false") boolean anyPackage,
            @Doc("Maximum number of alternatives.") @Default("10") @Range(min = 1, max = 30) int limit) {}

    /** The alternatives. */
    public record Output(PartSummary part, @Doc("Those that pass come first.") List<Candidate> alternatives, List<PartLookup.Place> places) {}

    /** One alternative. */
    public record Candidate(
            @Doc("For parts_get and parts_install.") String id,
            String partNumber,
            Optional<String> manufacturer,
            Optional<String> packageName,
            Optional<Long> stock,
            @Doc("Price per piece.") Optional<Double> unitPriceUsd,
            @Doc("Same or better in every known parameter of the original.") boolean passes,
            List<Comparison> comparisons) {}

    /** One parameter of both parts. */
    public record Comparison(String parameter, @Doc("same, better, worse or unknown.") Standing standing, String original, String alternative) {}

    /** How the alternative's value compares to the original's. */
    public enum Standing {
        SAME,
        BETTER,
        WORSE,
        UNKNOWN
    }

    private static final int LOOKED_AT = 60;
    private static final double ROOM = 1e-3;

    @Override
    public ToolResult<Output> call(Input input, ToolContext context) throws InterruptedException, ToolFailure {
        var original = desk.requirePart(context, input.id());
        if (original.kind() == PartCategory.OTHER) {
            throw new ToolFailure(
                    ErrorCode.VALIDATION_ERROR,
                    "%s is in no category whose parameters can be compared.".formatted(original.partNumber()),
                    "parts_search with words from its description finds similar parts.");
        }
        var answers = desk.find(context, buildQuery(original, input.anyPackage()), LOOKED_AT, false);
        var candidates = answers.matches().stream()
                .map(match -> match.part())
                .filter(part -> !part.id().equals(original.id()) && !part.partNumber().equals(original.partNumber()))
                .map(part -> buildCandidate(original, part))
                .sorted((one, other) -> Boolean.compare(other.passes(), one.passes()))
                .limit(input.limit())
                .toList();
        var passing = candidates.stream().filter(Candidate::passes).count();
        var hint = candidates.isEmpty()
                ? Optional.of("%sImport a catalog for more parts: atopile-mcp parts import FILE; or parts_search with its value, in any package.".formatted(
                        input.anyPackage() ? "" : "Try any_package true. "))
                : Optional.<String>empty();
        return ToolResult.ok(
                new Output(PartSummary.of(original, 1, List.of()), candidates, answers.places()),
                "%d alternatives to %s, %d of them the same or better in every known parameter.".formatted(candidates.size(), original.partNumber(), passing)).withHint(hint);
    }

    /** Builds a query for what must be the same: category, variant, package, and every exact value. */
    private static PartQuery buildQuery(Part part, boolean anyPackage) {
        var exact = part.kind().parameters().stream()
                .filter(parameter -> parameter.sense() == ComparisonRule.EXACT && part.values().containsKey(parameter))
                .map(parameter -> new ParameterCondition(parameter, ParameterBounds.exactly(part.findValue(parameter).orElseThrow()), parameter.key()))
                .toList();
        return new PartQuery(
                Optional.of(part.kind()),
                anyPackage ? List.of() : part.packageName().stream().toList(),
                part.variant(),
                exact,
                List.of(),
                OptionalLong.empty(),
                OptionalDouble.empty(),
                1,
                List.of(),
                List.of());
    }

    private static Candidate buildCandidate(Part original, Part part) {
        var comparisons = original.kind().parameters().stream()
                .filter(parameter -> original.values().containsKey(parameter))
                .map(parameter -> compareParameter(parameter, original, part))
                .toList();
        var passes = comparisons.stream().noneMatch(comparison -> comparison.standing() == Standing.WORSE || comparison.standing() == Standing.UNKNOWN);
        var line = PartSummary.of(part, 1, List.of());
        return new Candidate(line.id(), line.partNumber(), line.manufacturer(), line.packageName(), line.stock(), line.unitPriceUsd(), passes, comparisons);
    }

    private static Comparison compareParameter(PartParameter parameter, Part original, Part part) {
        var wanted = original.findValue(parameter).orElseThrow();
        var value = part.findValue(parameter);
        return new Comparison(
                parameter.key(),
                value.isEmpty() ? Standing.UNKNOWN : computeStanding(parameter, wanted, value.getAsDouble()),
                parameter.unit().show(wanted),
                value.isEmpty() ? "unknown" : parameter.unit().show(value.getAsDouble()));
    }

    private static Standing computeStanding(PartParameter parameter, double wanted, double value) {
        if (Math.abs(value - wanted) <= Math.abs(wanted) * ROOM) {
            return Standing.SAME;
        }
        return switch (parameter.sense()) {
            case EXACT -> Standing.WORSE;
            case AT_LEAST -> value > wanted ? Standing.BETTER : Standing.WORSE;
            case AT_MOST -> value < wanted ? Standing.BETTER : Standing.WORSE;
        };
    }
}
