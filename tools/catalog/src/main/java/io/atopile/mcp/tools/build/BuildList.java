package io.atopile.mcp.tools.build;

import io.atopile.mcp.build.BuildRecord;
import io.atopile.mcp.build.BuildState;
import io.atopile.mcp.build.BuildVerdict;
import io.atopile.mcp.build.Builds;
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
import io.atopile.mcp.tools.answer.TargetChoice;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Lists a project's builds. */
@ToolSpec(
        name = "build_list",
        title = "List builds",
        description = "Lists the project's builds, newest first, with status and verdict: builds run through this or another server of the same "
                + "user, and builds that the user ran with ato directly (marked outside; their verdict is known only if they failed). For one "
                + "build's diagnostics and files use build_status, for its log build_logs. Changes nothing.",
        next = "build_explain and build_logs take a build_id.",
        toolset = Toolset.BUILDS,
        effects = Effect.READS,
        idempotent = true)
record BuildList(Builds builds) implements Tool<BuildList.Input, BuildList.Output> {

    /** Which builds. */
    public record Input(
            @Doc("Only builds of this target.") @Range(min = 1, max = 100) Optional<String> target,
            @Doc("Builds per page.") @Default("20") @Range(min = 1, max = 50) int limit,
            @Doc(Doc.CURSOR) @Range(min = 1, max = 40) Optional<String> cursor) {}

    /** A page of builds. */
    public record Output(
            List<Entry> builds,
            @Doc(Doc.TOTAL) int total,
            @Doc(Doc.NEXT_CURSOR) Optional<String> nextCursor) {}

    /** One build. */
    public record Entry(
            String buildId,
            String target,
            BuildState status,
            Optional<BuildVerdict> verdict,
            @Doc("When it was requested, UTC.") String requestedAt,
            double elapsedSeconds,
            @Doc("Run with ato directly, not through a server.") boolean outside) {}

    @Override
    public ToolResult<Output> call(Input input, ToolContext context) throws ToolFailure {
        var all = builds.list(context.project());
        var names = all.stream().map(build -> build.request().target()).distinct().toList();
        var target = input.target().isPresent() ? TargetChoice.findName(names, input.target().get()) : Optional.<String>empty();
        var wanted = all.stream()
                .filter(build -> input.target().isEmpty() || target.filter(build.request().target()::equals).isPresent())
                .toList();
        var after = input.cursor().orElse("");
        var rest = after.isEmpty()
                ? wanted
                : wanted.stream().dropWhile(build -> !build.id().equals(after)).skip(1).toList();
        var page = rest.stream().limit(input.limit()).map(this::toEntry).toList();
        var next = rest.size() > page.size() ? Optional.of(page.getLast().buildId()) : Optional.<String>empty();
        return ToolResult.ok(
                new Output(page, wanted.size(), next),
                "%d of %s%s.".formatted(
                        page.size(),
                        CountFormat.format(wanted.size(), "build"),
                        next.isPresent() ? "; continue with next_cursor" : ""))
                .withHint(wanted.isEmpty() ? Optional.of("build_run builds the project.") : Optional.empty());
    }

    private Entry toEntry(BuildRecord build) {
        return new Entry(
                build.id(),
                build.request().target(),
                build.state(),
                builds.findVerdict(build),
                build.requestedAt().toString(),
                Math.round(build.computeElapsed(Instant.now()).toMillis() / 100.0) / 10.0,
                build.withoutServer());
    }
}
