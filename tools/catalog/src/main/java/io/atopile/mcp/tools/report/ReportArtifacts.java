package io.atopile.mcp.tools.report;

import io.atopile.mcp.build.Builds;
import io.atopile.mcp.dialect.ArtifactKind;
import io.atopile.mcp.report.ArtifactFile;
import io.atopile.mcp.report.ReportFreshness;
import io.atopile.mcp.report.ReportReader;
import io.atopile.mcp.tool.CountFormat;
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
import io.atopile.mcp.tools.answer.TargetChoice;
import java.util.List;
import java.util.Optional;

/** Lists the files that builds of a target wrote into the project. */
@ToolSpec(
        name = "report_artifacts",
        title = "List build artifacts",
        description = "Lists the files written by a target's builds: layout, bill of materials, gerbers, 3D models and others, each with its size "
                + "and whether it is fresh (from the last build, sources unchanged since), stale or of unknown age. A failed build leaves the "
                + "files of earlier builds in place; use this tool to tell them apart. Changes nothing.",
        next = "build_run renews what is stale.",
        toolset = Toolset.REPORTS,
        effects = Effect.READS,
        idempotent = true)
record ReportArtifacts(Builds builds) implements Tool<ReportArtifacts.Input, ReportArtifacts.Output> {

    /** Which files. */
    public record Input(
            @Doc(Doc.TARGET) @Range(min = 1, max = 100) Optional<String> target,
            @Doc("Only files of this type.") Optional<ArtifactKind> kind,
            @Doc("Files per page.") @Default("40") @Range(min = 1, max = 100) int limit,
            @Doc(Doc.CURSOR) @Range(min = 1, max = 40) Optional<String> cursor) {}

    /** A page of files. */
    public record Output(
            List<ArtifactFile> files,
            @Doc(Doc.TOTAL) int total,
            @Doc("Counted over all pages.") int fresh,
            int stale,
            int unknown,
            @Doc(Doc.NEXT_CURSOR) Optional<String> nextCursor) {}

    @Override
    public ToolResult<Output> call(Input input, ToolContext context) throws InterruptedException, ToolFailure {
        var chosen = TargetChoice.of(context.project(), input.target(), builds.writable());
        return show(new ReportReader(builds, chosen.project(), chosen.target()).files(), input);
    }

    private static ToolResult<Output> show(List<ArtifactFile> all, Input input) {
        var files = all.stream().filter(file -> input.kind().map(file.kind()::equals).orElse(true)).toList();
        var page = ListPage.of(files, input.cursor(), input.limit());
        var output = new Output(
                page.items(),
                files.size(),
                count(files, ReportFreshness.FRESH),
                count(files, ReportFreshness.STALE),
                count(files, ReportFreshness.UNKNOWN),
                page.next());
        return ToolResult.ok(output, files.isEmpty() ? "There are no such files. " + ReportAccess.BUILD_FIRST : buildMessage(output))
                .withHint(output.total() > 0 && output.total() == output.fresh() ? Optional.of("manufacturing_summary says whether they suffice for an order.") : Optional.empty());
    }

    private static String buildMessage(Output output) {
        return "%s%s: %d from the last build, %d stale, %d of unknown age."
                .formatted(output.stale() > 0 ? "STALE files included. " : "", CountFormat.format(output.total(), "file"), output.fresh(), output.stale(), output.unknown());
    }

    private static int count(List<ArtifactFile> files, ReportFreshness freshness) {
        return (int) files.stream().filter(file -> file.provenance().freshness() == freshness).count();
    }
}
