package io.atopile.mcp.tools.build;

import io.atopile.mcp.build.BuildView;
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
import java.io.IOException;
import java.time.Duration;

/** Cancels a build. */
@ToolSpec(
        name = "build_cancel",
        title = "Cancel a build",
        description = "Cancels a queued or running build by the build_id from build_run, whichever of this user's servers runs it, and waits until "
                + "its processes have ended (at most 8 seconds). A finished build is not affected. Files already written are kept.",
        next = "build_run starts a new build.",
        toolset = Toolset.BUILDS,
        effects = Effect.BUILDS,
        idempotent = true,
        needsProject = false)
record BuildCancel(BuildLookup ledger) implements Tool<BuildCancel.Input, BuildOutput> {

    private static final Duration PATIENCE = Duration.ofSeconds(8);

    /** Which build. */
    public record Input(@Doc("ID of the build.") @Range(min = 1, max = 40) String buildId) {}

    @Override
    public ToolResult<BuildOutput> call(Input input, ToolContext context) throws InterruptedException, ToolFailure {
        BuildView found = ledger.require(input.buildId(), context);
        if (found.record().withoutServer()) {
            throw new ToolFailure(
                    ErrorCode.CONFLICT, "This build was run with ato directly, outside of any server.", "Stop it where it was started.");
        }
        try {
            ledger.builds().cancel(input.buildId());
        } catch (IOException _) {
            throw new ToolFailure(
                    ErrorCode.CONFLICT, "Another server runs this build and can't be notified.", "Cancel it there.");
        }
        BuildView end = ledger.builds().await(input.buildId(), PATIENCE, _ -> {}).orElse(found);
        return end.isOver()
                ? ToolResult.ok(ledger.show(end), BuildMessages.of(end))
                : ToolResult.<BuildOutput>fail(ErrorCode.TIMEOUT, "The build was told to stop but has not ended yet.", BuildMessages.describeNextCall(end))
                        .withData(ledger.show(end));
    }
}
