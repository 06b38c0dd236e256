package io.atopile.mcp.tools.targets;

import io.atopile.mcp.hashline.ChangeOutcome;
import io.atopile.mcp.project.TargetEdit;
import io.atopile.mcp.tool.Claim;
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

/** Adds a build target to a project. */
@ToolSpec(
        name = "build_create",
        title = "Add a build target",
        description = "Adds a target under builds in ato.yaml for an existing module, leaving comments and every other byte of the file unchanged. "
                + "Build it with build_run. Undo with project_undo_edit. Writes ato.yaml.",
        next = "build_run builds it.",
        toolset = Toolset.BUILDS,
        effects = Effect.WRITES_PROJECT)
record BuildCreate(ManifestEditor desk) implements Tool<BuildCreate.Input, ManifestEditor.Output> {

    /** What to add. */
    public record Input(
            @Doc("Target name: letters, digits, - and _.") @Range(min = 1, max = 64) String name,
            @Doc("file.ato:Module, with the file relative to the project's root.") @Range(min = 1, max = 300) String entry) {}

    @Override
    public List<Claim> resolveClaims(Input input, ToolContext context) {
        return ManifestEditor.resolveClaims(context.project());
    }

    @Override
    public ToolResult<ManifestEditor.Output> call(Input input, ToolContext context) throws InterruptedException, ToolFailure {
        var manifest = ManifestEditor.open(context.project());
        ManifestEditor.requireName(manifest.project(), input.name());
        EntryCheck.require(manifest.scope(), input.entry());
        var text = ManifestEditor.requireText(TargetEdit.add(manifest.lines().whole(), input.name(), input.entry()));
        return toResult(input, desk.write(context, manifest, text));
    }

    private static ToolResult<ManifestEditor.Output> toResult(Input input, ChangeOutcome.Done done) {
        return ToolResult.ok(
                new ManifestEditor.Output(
                        input.name(),
                        input.entry(),
                        done.path(),
                        done.text().orElseThrow().revision().toShortForm(),
                        done.change().id(),
                        List.of(),
                        List.of(),
                        done.warnings()),
                "Added the target '%s' for %s; build it with build_run.".formatted(input.name(), input.entry()));
    }
}
