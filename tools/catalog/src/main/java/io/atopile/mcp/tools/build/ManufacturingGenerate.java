package io.atopile.mcp.tools.build;

import io.atopile.mcp.build.BuildVerdict;
import io.atopile.mcp.dialect.SupportedDialects;
import io.atopile.mcp.tool.CallPreview;
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
import java.util.List;
import java.util.Optional;

/** Builds a target with all manufacturing files. */
@ToolSpec(
        name = "manufacturing_generate",
        title = "Export manufacturing files",
        description = "Generates the files to manufacture a board, e.g. at JLCPCB: builds a target and exports gerbers, pick-and-place, bill "
                + "of materials, STEP, GLB and a summary. Needs KiCad, otherwise fails with capability_missing. Runs in the background: "
                + "poll build_status with the build_id. Files are exported even if assertions are undecided or violated: check the "
                + "verdict. Writes layouts/ and build/.",
        next = "Wait with build_status; then manufacturing_summary lists the files.",
        toolset = Toolset.BUILDS,
        effects = Effect.BUILDS,
        idempotent = true,
        deadlineSeconds = 660)
record ManufacturingGenerate(BuildRun run) implements Tool<ManufacturingGenerate.Input, BuildOutput> {

    private static final List<String> OUTPUTS = SupportedDialects.NEWEST.outputs().manufacturing();

    /** For which target. */
    public record Input(
            @Doc(Doc.TARGET) @Range(min = 1, max = 100) Optional<String> target,
            @Doc("Fail if the board would change.") @Default("false") boolean frozen,
            @Doc("How long to wait for the end.") @Default("5") @Range(max = 600) int waitSeconds,
            @Doc("Report unverified as a failure.") @Default("false") boolean requireVerified) {}

    @Override
    public CallPreview preview(Input input, ToolContext context) {
        return new CallPreview(
                "Build %s".formatted(input.target().map("target "::concat).orElse("the default target")),
                "Outputs: the usual ones, and %s.\nWrites layouts/ and build/ in the project.".formatted(String.join(", ", OUTPUTS)));
    }

    @Override
    public ToolResult<BuildOutput> call(Input input, ToolContext context) throws InterruptedException, ToolFailure {
        var build = new BuildRun.Input(
                input.target(), Optional.of(OUTPUTS), Optional.empty(), input.frozen(), Optional.of(input.waitSeconds()), input.requireVerified());
        var result = run.call(build, context);
        return result instanceof ToolResult.Ok<BuildOutput> made && made.data().verdict().equals(Optional.of(BuildVerdict.VERIFIED))
                ? made.withHint(Optional.of("manufacturing_summary compares the files and adds up the cost."))
                : result;
    }
}
