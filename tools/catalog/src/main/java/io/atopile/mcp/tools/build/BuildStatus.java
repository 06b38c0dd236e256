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
        title = "Status of a build",
        description = "Returns the status of a build by the build_id that started it, and waits up to wait_seconds for its end. The data is "
                + "that of build_run. Succeeds even if the build failed: read status and verdict. Changes nothing.",
        next = "While it runs: again with wait_seconds. Then build_explain or report_bom.",
        toolset = Toolset.BUILDS,
        effects = Effect.READS,
        idempotent = true,
        needsProject = false,
        deadlineSeconds = 660)
record BuildStatus(BuildLookup ledger) implements Tool<BuildStatus.Input, BuildOutput> {

    /** Which build. */
    public record Input(
            @Doc("ID of the build.") @Range(min = 1, max = 40) String buildId,
            @Doc("How long to wait for the end.") @Default("0") @Range(max = 600) int waitSeconds) {}

    @Override
    public ToolResult<BuildOutput> call(Input input, ToolContext context) throws InterruptedException, ToolFailure {
        ledger.require(input.buildId(), context);
        var view = ledger.builds()
                .await(input.buildId(), Duration.ofSeconds(input.waitSeconds()), known -> BuildRun.report(known, context.progress()))
                .orElseThrow(() -> BuildLookup.buildUnknownFailure(input.buildId()));
        var output = ledger.show(view);
        return ToolResult.ok(output, BuildMessages.of(view)).withHint(BuildNextStep.of(output));
    }
}
