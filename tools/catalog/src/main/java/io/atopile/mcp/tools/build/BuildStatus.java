package io.atopile.mcp.tools.build;

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
import java.time.Duration;

/** Returns a build's status, and optionally waits for its end. */
@ToolSpec(
        name = "build_status",
        title = "Get build status",
        description = "Returns a build's status by the build_id from build_run; with wait_seconds it waits up to that long for the build to finish. "
                + "The data is the same as from build_run. The call succeeds even if the build failed: read status and verdict. Builds stay on record "
                + "after the server that ran them has ended. Changes nothing; cancelling this call doesn't cancel the build, build_cancel does.",
        toolset = Toolset.BUILDS,
        effects = Effect.READS,
        idempotent = true,
        needsProject = false,
        deadlineSeconds = 660)
record BuildStatus(BuildLookup ledger) implements Tool<BuildStatus.Input, BuildOutput> {

    /** Which build. */
    public record Input(
            @Doc("From build_run or build_list.") @Range(min = 1, max = 40) String buildId,
            @Doc("How long to wait for the end.") @Default("0") @Range(max = 600) int waitSeconds) {}

    @Override
    public ToolResult<BuildOutput> call(Input input, ToolContext context) throws InterruptedException, ToolFailure {
        ledger.require(input.buildId(), context);
        var view = ledger.builds()
                .await(input.buildId(), Duration.ofSeconds(input.waitSeconds()), known -> BuildRun.report(known, context.progress()))
                .orElseThrow(() -> BuildLookup.buildUnknownFailure(input.buildId()));
        return ToolResult.ok(ledger.show(view), BuildMessages.of(view));
    }
}
