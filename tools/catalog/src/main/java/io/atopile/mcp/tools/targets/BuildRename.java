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
import io.atopile.mcp.tool.ToolResult;
import io.atopile.mcp.tool.ToolSpec;
import io.atopile.mcp.tool.Toolset;
import io.atopile.mcp.tools.answer.TargetChoice;
import io.atopile.mcp.tools.targets.ManifestEditor.Opened;
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
        toolset = Toolset.BUILDS,
        effects = Effect.WRITES_PROJECT)
public final class BuildRename implements Tool<BuildRename.Input, ManifestEditor.Output> {

    /** What to rename. */
    public record Input(
            @Doc("Current name of the target.") @Range(min = 1, max = 100) String name,
            @Doc("New name: letters, digits, - and _.") @Range(min = 1, max = 64) String newName,
            @Doc("New entry, as file.ato:Module. Default: unchanged.") @Range(min = 1, max = 300) Optional<String> newEntry) {}

    private final ManifestEditor desk;

    BuildRename(ManifestEditor desk) {
        this.desk = desk;
    }

    @Override
    public List<Claim> resolveClaims(Input input, ToolContext context) {
        return ManifestEditor.resolveClaims(context.project());
    }

    @Override
    public ToolResult<ManifestEditor.Output> call(Input input, ToolContext context) throws InterruptedException {
        return switch (ManifestEditor.open(context.project())) {
            case Opened.Unopened unopened -> unopened.asResult();
            case Opened.Manifest manifest -> rename(context, manifest, input);
        };
    }

    private ToolResult<ManifestEditor.Output> rename(ToolContext context, Opened.Manifest manifest, Input input) throws InterruptedException {
        var target = manifest.project().findTarget(input.name());
        if (target.isEmpty()) {
            var names = manifest.project().targets().stream().map(Target::name).toList();
            var near = NameSuggestions.of(input.name(), names);
            return ToolResult.fail(
                    ErrorCode.NOT_FOUND,
                    "NOTHING WAS WRITTEN. There is no target '%s'.".formatted(NameSuggestions.shorten(input.name())),
                    near.isEmpty() ? TargetChoice.describeTargets(names) : "Did you mean " + String.join(", ", near) + "?");
        }
        var fault = ManifestEditor.checkName(manifest.project(), input.newName())
                .or(() -> input.newEntry()
                        .flatMap(entry -> EntryCheck.of(manifest.scope(), entry))
                        .map(odd -> new Opened.Unopened(odd.code(), odd.message(), odd.hint())));
        if (fault.isPresent()) {
            return fault.get().asResult();
        }
        return rename(context, manifest, target.get(), input);
    }

    private ToolResult<ManifestEditor.Output> rename(ToolContext context, Opened.Manifest manifest, Target target, Input input)
            throws InterruptedException {
        var edit = TargetEdit.rename(manifest.lines().whole(), input.name(), input.newName(), input.newEntry());
        if (edit instanceof TargetEdit.Outcome.TooIntricate) {
            return desk.write(context, manifest, edit, _ -> ToolResult.fail(ErrorCode.INTERNAL_ERROR, "Not reached"));
        }
        var outward = ExternalPath.of(manifest.project(), List.of());
        if (outward.isPresent()) {
            return ToolResult.fail(
                    ErrorCode.POLICY_DENIED, "NOTHING WAS WRITTEN. %s.".formatted(outward.get().message()), "Layouts are copied only within the project.");
        }
        LayoutCopy copy;
        try {
            copy = LayoutCopy.make(manifest.project(), input.name(), input.newName());
        } catch (IOException _) {
            return ToolResult.fail(
                    ErrorCode.CONFLICT,
                    "NOTHING WAS WRITTEN. The layout can't be copied to the new name.",
                    "Check for an existing layout of that name (move it away) or a full disk, then try again.");
        }
        var result = desk.write(context, manifest, edit, done -> toResult(manifest.project(), target, input, copy, done));
        if (!(result instanceof ToolResult.Ok)) {
            copy.remove();
        }
        return result;
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
