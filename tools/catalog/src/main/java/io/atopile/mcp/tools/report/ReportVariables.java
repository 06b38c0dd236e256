package io.atopile.mcp.tools.report;

import io.atopile.mcp.build.BuiltParameters;
import io.atopile.mcp.build.DesignVariables.Standing;
import io.atopile.mcp.build.DesignVariables;
import io.atopile.mcp.report.ReportProvenance;
import io.atopile.mcp.tool.Default;
import io.atopile.mcp.tool.Doc;
import io.atopile.mcp.tool.Effect;
import io.atopile.mcp.tool.Range;
import io.atopile.mcp.tool.Tool;
import io.atopile.mcp.tool.ToolContext;
import io.atopile.mcp.tool.ToolFailure;
import io.atopile.mcp.tool.ToolResult;
import io.atopile.mcp.tool.ToolSpec;
import io.atopile.mcp.tool.Toolset;
import io.atopile.mcp.tools.answer.ListPage;
import io.atopile.mcp.verify.AssertionVerdict;
import io.atopile.mcp.verify.VerifiedParameter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Returns a target's parameters: the values the design allows and those of the chosen parts. */
@ToolSpec(
        name = "report_variables",
        title = "Design parameters",
        description = "Returns the parameters of a built target with the values that the design allows (spec), the values that follow from the "
                + "others with all tolerances (computed, for parameters with assertions), the values of the chosen parts (actual) and whether "
                + "they match: met, violated, impossible (no value can satisfy the spec) or unknown. Unknown means that nothing was compared, "
                + "which is usual for parts fixed by the design; it proves nothing. Needs a build; design_verify needs none. Changes nothing.",
        next = "design_verify gives the reason for a value that doesn't match.",
        toolset = Toolset.REPORTS,
        effects = Effect.READS,
        idempotent = true)
record ReportVariables(ReportAccess desk) implements Tool<ReportVariables.Input, ReportVariables.Output> {

    /** Which parameters. */
    public record Input(
            @Doc(Doc.TARGET) @Range(min = 1, max = 100) Optional<String> target,
            @Doc("Only parameters whose path contains this text.") @Range(min = 1, max = 100) Optional<String> query,
            @Doc("Only parameters with this status.") Optional<Standing> standing,
            @Doc("Parameters per page.") @Default("50") @Range(min = 1, max = 100) int limit,
            @Doc(Doc.CURSOR) @Range(min = 1, max = 40) Optional<String> cursor) {}

    /** A page of parameters, and the counts of all. */
    public record Output(
            ReportProvenance provenance,
            List<Entry> variables,
            @Doc(Doc.TOTAL) int total,
            @Doc("Count in the whole design.") int met,
            int violated,
            int impossible,
            int unknown,
            @Doc(Doc.NEXT_CURSOR) Optional<String> nextCursor) {}

    /** One parameter. */
    public record Entry(
            String path,
            @Doc("Values that the design allows.") Optional<String> spec,
            @Doc("Values that follow from the other values of the design, as verified when it was built.") Optional<String> computed,
            @Doc("Values of the chosen parts; absent if atopile chose none.") Optional<String> actual,
            Standing standing,
            Optional<String> source) {}

    @Override
    public ToolResult<Output> call(Input input, ToolContext context) throws InterruptedException, ToolFailure {
        var found = desk.require(context, input.target(), reports -> reports.variables());
        var verified = found.provenance().buildId().map(desk.builds()::findParameters).orElse(BuiltParameters.NONE);
        return show(found.report(), verified, found.provenance(), input);
    }

    private static ToolResult<Output> show(DesignVariables variables, BuiltParameters verified, ReportProvenance provenance, Input input) {
        var all = variables.all()
                .flatMap(node -> node.variables().stream().map(variable -> toEntry(node.path() + "." + variable.name(), variable, verified)))
                .toList();
        var wanted = input.query().map(text -> text.toLowerCase(Locale.ROOT)).orElse("");
        var found = all.stream()
                .filter(entry -> entry.path().toLowerCase(Locale.ROOT).contains(wanted))
                .filter(entry -> input.standing().map(entry.standing()::equals).orElse(true))
                .toList();
        var page = ListPage.of(found, input.cursor(), input.limit());
        var output = new Output(
                provenance,
                page.items(),
                found.size(),
                count(all, Standing.MET),
                count(all, Standing.VIOLATED),
                count(all, Standing.IMPOSSIBLE),
                count(all, Standing.UNKNOWN),
                page.next());
        return ToolResult.ok(output, buildMessage(output, all.size()));
    }

    private static String buildMessage(Output output, int all) {
        return "%s%d of %d parameters; in the whole design %d met, %d violated, %d impossible, %d unknown%s."
                .formatted(
                        output.provenance().caution(),
                        output.variables().size(),
                        all,
                        output.met(),
                        output.violated(),
                        output.impossible(),
                        output.unknown(),
                        output.unknown() > 0 ? " (not checked)" : "");
    }

    private static Entry toEntry(String path, DesignVariables.Variable variable, BuiltParameters verified) {
        var known = verified.find(path);
        var standing = variable.standing() == Standing.UNKNOWN
                ? known.map(VerifiedParameter::verdict).map(ReportVariables::toStanding).orElse(Standing.UNKNOWN)
                : variable.standing();
        return new Entry(path, variable.spec(), known.map(VerifiedParameter::range), variable.actual(), standing, variable.source());
    }

    private static Standing toStanding(AssertionVerdict verdict) {
        return switch (verdict) {
            case PROVEN -> Standing.MET;
            case VIOLATED -> Standing.VIOLATED;
            case UNDECIDED, STATED -> Standing.UNKNOWN;
        };
    }

    private static int count(List<Entry> entries, Standing standing) {
        return (int) entries.stream().filter(entry -> entry.standing() == standing).count();
    }
}
