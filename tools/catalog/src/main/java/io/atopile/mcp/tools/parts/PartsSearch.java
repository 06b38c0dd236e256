package io.atopile.mcp.tools.parts;

import io.atopile.mcp.parts.query.IgnoredTerm;
import io.atopile.mcp.parts.query.QueryReader;
import io.atopile.mcp.tool.CountFormat;
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
import io.atopile.mcp.tools.answer.ListPage;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds parts by one line of text. */
@ToolSpec(
        name = "parts_search",
        title = "Find parts",
        description = "Finds electronic parts, such as a resistor, capacitor or chip, by one line of words and parameters: \"10k 0603 1%\", "
                + "\"100nF 25V X7R 0402\", \"n-mosfet SOT-23 Vds>=30V Id>=2A\", \"3.3V 1A ldo\", \"AMS1117-3.3\"; also basic, preferred, "
                + "in stock, stock>=1000, price<0.05, qty 100. Covers the project's parts, imported catalogs, KiCad's libraries and "
                + "generic passives; works offline. data.understood is the parsed query, not_applied what could not be used, places the "
                + "sources and why any could not be searched. If nothing is found, the hint says why, and data.alternative is a query that finds "
                + "something. parts_search_online also asks atopile's service. Changes nothing.",
        next = "parts_get returns details of a part, parts_install adds it to the project.",
        toolset = Toolset.PARTS,
        effects = Effect.READS,
        idempotent = true,
        needsProject = false)
record PartsSearch(PartLookup desk) implements Tool<PartsSearch.Input, PartsSearch.Output> {

    private static final int FARTHEST = 400;

    /** What to search for. */
    public record Input(
            @Doc("Words and parameters in one line.") @Range(min = 1, max = 400) String query,
            @Doc("Parts per page.") @Default("10") @Range(min = 1, max = 40) int limit,
            @Doc(Doc.CURSOR) Optional<String> cursor) {}

    /** What was found. */
    public record Output(
            QueryInterpretation understood,
            @Doc("Terms that could not be used as conditions, and why.") List<IgnoredTerm> notApplied,
            @Doc("Best match first.") List<PartSummary> parts,
            List<PartLookup.Place> places,
            @Doc("If nothing was found: a query that finds parts, if there is one.") Optional<PartSearchAdvice.Alternative> alternative,
            @Doc(Doc.NEXT_CURSOR) Optional<String> nextCursor) {}

    @Override
    public ToolResult<Output> call(Input input, ToolContext context) throws InterruptedException, ToolFailure {
        return search(input, context, false);
    }

    /** Searches; queries services on the network only if {@code online}. */
    ToolResult<Output> search(Input input, ToolContext context, boolean online) throws InterruptedException, ToolFailure {
        var query = QueryReader.read(input.query());
        if (query.kind().isEmpty() && query.words().isEmpty() && query.packages().isEmpty()) {
            throw new ToolFailure(
                    ErrorCode.VALIDATION_ERROR,
                    "The query has no part category, no package and no search word.",
                    "Say what you need, e.g. \"resistor 10k 0603\" or a part number.");
        }
        var from = input.cursor().filter(text -> text.matches("\\d{1,4}")).map(Integer::valueOf).orElse(0);
        if (input.cursor().isPresent() && (from == 0 || from > FARTHEST)) {
            throw new ToolFailure(ErrorCode.VALIDATION_ERROR, "cursor is not a next_cursor from this tool.", "Narrow the query to see other parts.");
        }
        var answers = desk.find(context, query, from + input.limit() + 1, online);
        var page = ListPage.of(answers.matches(), input.cursor(), input.limit());
        var understood = QueryInterpretation.of(query);
        var parts = page.items().stream().map(match -> PartSummary.of(match, query.quantity())).toList();
        var advice = new PartSearchAdvice(desk, context, input.query(), query, answers);
        var alternative = answers.matches().isEmpty() ? advice.findAlternative() : Optional.<PartSearchAdvice.Alternative>empty();
        return ToolResult.ok(
                        new Output(understood, query.notApplied(), parts, answers.places(), alternative, page.next()),
                        buildMessage(understood, query.notApplied(), parts, answers))
                .withHint(answers.matches().isEmpty() ? Optional.of(advice.describe(alternative)) : Optional.empty());
    }

    private static String buildMessage(QueryInterpretation understood, List<IgnoredTerm> notApplied, List<PartSummary> parts, PartLookup.Answers answers) {
        var silent = answers.places().stream().filter(place -> place.silent().isPresent()).map(PartLookup.Place::name).collect(Collectors.joining(", "));
        var first = parts.isEmpty() ? "" : " First: %s (%s).".formatted(parts.getFirst().partNumber(), parts.getFirst().id());
        return "%s for %s.%s%s%s".formatted(
                parts.isEmpty() ? "No parts found" : CountFormat.format(parts.size(), "part"),
                understood.describe(),
                first,
                notApplied.isEmpty() ? "" : " Not applied: " + notApplied.stream().map(IgnoredTerm::text).collect(Collectors.joining(", ")) + ".",
                silent.isEmpty() ? "" : " Not searched: " + silent + ", so there may be more.");
    }
}
