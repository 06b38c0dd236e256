package io.atopile.mcp.tools.targets;

import io.atopile.mcp.hashline.ChangeOutcome;
import io.atopile.mcp.project.ExternalPath;
import io.atopile.mcp.project.LayoutCopy;
import io.atopile.mcp.project.Project;
import io.atopile.mcp.project.Target;
import io.atopile.mcp.project.TargetEdit;
import io.atopile.mcp.tool.Claim;
import io.atopile.mcp.tool.Doc;
import io.atopile.mcp.tool.Effect;
import io.atopile.mcp.tool.ErrorCode;
import io.atopile.mcp.tool.NameSuggestions;
import io.atopile.mcp.tool.Range;
import io.atopile.mcp.tool.Tool;
import io.atopile.mcp.tool.ToolContext;
import io.atopile.mcp.tool.ToolFailure;
import io.atopile.mcp.tool.ToolResult;
import io.atopile.mcp.tool.ToolSpec;
import io.atopile.mcp.tool.Toolset;
import io.atopile.mcp.tools.answer.TargetChoice;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Renames a build target. */
@ToolSpec(
        name = "build_rename",
        title = "Rename a build target",
        description = "Renames a target under builds in ato.yaml and optionally changes its entry, leaving comments and every other byte of the "
                + "file unchanged. Its layout is copied to the new name, so that the next build continues with it; files under the old name are "
                + "kept and listed. Undo the rename with project_undo_edit on ato.yaml. Writes ato.yaml and the copy of the layout.",
        next = "build_run builds it under its new name.",
        toolset = Toolset.BUILDS,
        effects = Effect.WRITES_PROJECT)
record BuildRename(ManifestEditor desk) implements Tool<BuildRename.Input, ManifestEditor.Output> {

    /** What to rename. */
    public record Input(
            @Doc("Current name of the target.") @Range(min = 1, max = 100) String name,
            @Doc("New name: letters, digits, - and _.") @Range(min = 1, max = 64) String newName,
            @Doc("New entry, as file.ato:Module. Default: unchanged.") @Range(min = 1, max = 300) Optional<String> newEntry) {}

    @Override
    public List<Claim> resolveClaims(Input input, ToolContext context) {
        return ManifestEditor.resolveClaims(context.project());
    }

    @Override
    public ToolResult<ManifestEditor.Output> call(Input asked, ToolContext context) throws InterruptedException, ToolFailure {
        var manifest = ManifestEditor.open(context.project());
        var target = requireTarget(manifest.project(), asked.name());
        var input = new Input(target.name(), asked.newName(), asked.newEntry());
        ManifestEditor.requireName(manifest.project(), input.newName());
        if (input.newEntry().isPresent()) {
            EntryCheck.require(manifest.scope(), input.newEntry().get());
        }
        var text = ManifestEditor.requireText(TargetEdit.rename(manifest.lines().whole(), input.name(), input.newName(), input.newEntry()));
        var copy = copyLayout(manifest.project(), input);
        try {
            return toResult(manifest.project(), target, input, copy, desk.write(context, manifest, text));
        } catch (ToolFailure failure) {
            copy.remove();
            throw failure;
        }
    }

    private static Target requireTarget(Project project, String name) throws ToolFailure {
        var names = project.targets().stream().map(Target::name).toList();
        var near = NameSuggestions.of(name, names);
        return findName(names, name).flatMap(project::findTarget).orElseThrow(() -> ToolFailure.ofUnwritten(
                ErrorCode.NOT_FOUND,
                "There is no target '%s'.".formatted(NameSuggestions.shorten(name)),
                near.isEmpty() ? TargetChoice.describeTargets(names) : "Did you mean " + String.join(", ", near) + "?"));
    }

    private static Optional<String> findName(List<String> names, String wanted) throws ToolFailure {
        try {
            return TargetChoice.findName(names, wanted);
        } catch (ToolFailure ambiguous) {
            throw ambiguous.toUnwritten();
        }
    }

    private static LayoutCopy copyLayout(Project project, Input input) throws ToolFailure {
        var outward = ExternalPath.of(project, List.of());
        if (outward.isPresent()) {
            throw ToolFailure.ofUnwritten(
                    ErrorCode.POLICY_DENIED, outward.get().message() + ".", "Layouts are copied only within the project.");
        }
        try {
            return LayoutCopy.make(project, input.name(), input.newName());
        } catch (IOException _) {
            throw ToolFailure.ofUnwritten(
                    ErrorCode.CONFLICT,
                    "The layout can't be copied to the new name.",
                    "Check for an existing layout of that name (move it away) or a full disk, then try again.");
        }
    }

    private static ToolResult<ManifestEditor.Output> toResult(Project project, Target target, Input input, LayoutCopy copy, ChangeOutcome.Done done) {
        var left = Stream.of(project.layouts().resolve(input.name()), project.resolveArtifacts(input.name()))
                .filter(Files::exists)
                .map(project::relativize)
                .toList();
        return ToolResult.ok(
                new ManifestEditor.Output(
                        input.newName(),
                        input.newEntry().orElse(target.entry()),
                        done.path(),
                        done.text().orElseThrow().revision().toShortForm(),
                        done.change().id(),
                        copy.files().stream().map(project::relativize).toList(),
                        left,
                        done.warnings()),
                "Renamed '%s' to '%s'%s.%s".formatted(
                        input.name(),
                        input.newName(),
                        copy.files().isEmpty() ? "" : " and copied its layout",
                        left.isEmpty() ? "" : " Kept under the old name: " + String.join(", ", left) + "."));
    }
}
