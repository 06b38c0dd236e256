package io.atopile.mcp.tools.upgrade;

import io.atopile.mcp.file.PathResolution.Inside;
import io.atopile.mcp.hashline.ChangeRefusal;
import io.atopile.mcp.hashline.EditingContext;
import io.atopile.mcp.hashline.FileReplacement;
import io.atopile.mcp.hashline.FileSetOutcome;
import io.atopile.mcp.hashline.FileSetRewriter;
import io.atopile.mcp.hashline.WriteGuard;
import io.atopile.mcp.project.AtoFinder;
import io.atopile.mcp.tool.CallJudgement;
import io.atopile.mcp.tool.CallPreview;
import io.atopile.mcp.tool.Claim;
import io.atopile.mcp.tool.CountFormat;
import io.atopile.mcp.tool.Default;
import io.atopile.mcp.tool.Doc;
import io.atopile.mcp.tool.Effect;
import io.atopile.mcp.tool.ErrorCode;
import io.atopile.mcp.tool.Tool;
import io.atopile.mcp.tool.ToolContext;
import io.atopile.mcp.tool.ToolFailure;
import io.atopile.mcp.tool.ToolResult;
import io.atopile.mcp.tool.ToolSpec;
import io.atopile.mcp.tool.Toolset;
import io.atopile.mcp.tools.answer.AtopileUnavailable;
import io.atopile.mcp.tools.answer.CompilerReference;
import io.atopile.mcp.tools.answer.FileChangeErrors;
import io.atopile.mcp.tools.answer.ProjectPaths;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Carries a project of an earlier atopile version over to the installed one. */
@ToolSpec(
        name = "project_upgrade",
        title = "Carry an old project over",
        description = "Carries a project written for atopile 0.2 to 0.14 over to the installed version: ato.yaml, dependencies, imports, syntax, "
                + "names of the standard library, units, and boards of KiCad 6 and 7. Changes only what has a single meaning; everything else is "
                + "listed under decisions with file, line, anchor and what a person must decide. With dry_run it writes nothing and returns the "
                + "same steps and the diff. Writes all files or none; project_undo_edit with the undo_id restores all of them. Builds nothing: "
                + "call build_run afterwards, or let the skill migrate_project do both.",
        next = "After an upgrade build_run shows whether it builds; the undo_id takes all of it back.",
        toolset = Toolset.WORKSPACE,
        effects = Effect.WRITES_PROJECT,
        deadlineSeconds = 300)
record ProjectUpgradeTool(AtoFinder finder, CompilerReference reference, Path snapshots) implements Tool<ProjectUpgradeTool.Input, UpgradeOutput> {

    /** Whether to write. */
    public record Input(@Doc("Write nothing; return the steps and the diff.") @Default("false") boolean dryRun) {}

    @Override
    public List<Claim> resolveClaims(Input input, ToolContext context) {
        return input.dryRun() ? List.of() : UpgradeFiles.listClaims(context.project());
    }

    @Override
    public CallPreview preview(Input input, ToolContext context) {
        if (input.dryRun()) {
            return new CallPreview("Show what would carry the project over", "");
        }
        try {
            var files = open(context);
            return new CallPreview(
                    "Carry the project over to atopile %s: %s in %s".formatted(
                            files.version(), CountFormat.format(files.plan().steps().size(), "change"), CountFormat.format(files.replacements().size(), "file")),
                    files.replacements().stream().map(file -> "%s\n%s".formatted(file.place().relative(), file.diff())).collect(Collectors.joining("\n")),
                    Optional.of(files.binding()));
        } catch (ToolFailure failure) {
            return new CallPreview("Carry the project over: will be refused, because " + failure.message(), "");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new CallPreview("Carry the project over", "");
        }
    }

    @Override
    public ToolResult<UpgradeOutput> call(Input input, ToolContext context) throws InterruptedException, ToolFailure {
        var files = open(context);
        if (input.dryRun() || files.replacements().isEmpty()) {
            return toResult(files, Optional.empty());
        }
        var shown = context.judgement().shown().flatMap(CallPreview::binding);
        if (shown.isPresent() && !shown.get().equals(files.binding())) {
            throw ToolFailure.ofUnwritten(ErrorCode.CONFLICT, "The project has changed since the change was shown.", "Call again.");
        }
        return switch (write(context, files)) {
            case FileSetOutcome.Done(var id, _) -> toResult(files, Optional.of(id));
            case FileSetOutcome.Refused(var place, var refusal) -> throw FileChangeErrors.toFailure(
                    files.scope(), place, name(place, refusal), " No file was changed.");
            case FileSetOutcome.Torn(var place, var refusal, var left) -> throw new ToolFailure(
                    ErrorCode.OUTCOME_UNKNOWN,
                    "%s: %s. These files had been changed before and could not be restored: %s.".formatted(place.relative(), refusal.message(), String.join(", ", left)),
                    "Restore each with project_undo_edit once the disk can be written.");
        };
    }

    private UpgradeFiles open(ToolContext context) throws InterruptedException, ToolFailure {
        AtopileUnavailable.require(finder);
        return UpgradeFiles.plan(context.project(), reference.of(context));
    }

    private static ChangeRefusal name(Inside place, ChangeRefusal refusal) {
        return new ChangeRefusal(refusal.kind(), "%s: %s".formatted(place.relative(), refusal.message()), refusal.near());
    }

    /** What a person was shown is compared for all files together, so each alone isn't compared again. */
    private FileSetOutcome write(ToolContext context, UpgradeFiles files) throws InterruptedException {
        var judgement = context.judgement();
        var guard = new WriteGuard(new CallJudgement(judgement.effects(), judgement.claims(), Optional.empty()), WriteGuard.of(context).rules());
        List<FileReplacement> replacements = files.replacements();
        return new FileSetRewriter(EditingContext.of(snapshots, files.scope().root()).with(guard)).rewrite(replacements);
    }

    private ToolResult<UpgradeOutput> toResult(UpgradeFiles files, Optional<String> undoId) {
        return new UpgradeRenderer(files, ProjectPaths.resolveBoundary(files.scope().root()), snapshots).render(undoId);
    }
}
