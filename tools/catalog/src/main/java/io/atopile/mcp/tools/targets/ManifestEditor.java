package io.atopile.mcp.tools.targets;

import io.atopile.mcp.file.PathResolution.Inside;
import io.atopile.mcp.file.ProjectBoundary;
import io.atopile.mcp.hashline.ChangeOutcome;
import io.atopile.mcp.hashline.EditingContext;
import io.atopile.mcp.hashline.FileRewriter;
import io.atopile.mcp.hashline.TextLines;
import io.atopile.mcp.hashline.WriteGuard;
import io.atopile.mcp.packages.EditableManifest;
import io.atopile.mcp.project.Project;
import io.atopile.mcp.project.ProjectFile;
import io.atopile.mcp.project.ProjectReadResult;
import io.atopile.mcp.tool.Claim;
import io.atopile.mcp.tool.Doc;
import io.atopile.mcp.tool.ErrorCode;
import io.atopile.mcp.tool.ToolContext;
import io.atopile.mcp.tool.ToolFailure;
import io.atopile.mcp.tools.answer.FileChangeErrors;
import io.atopile.mcp.tools.answer.ProjectPaths;
import io.atopile.mcp.tools.answer.UnresolvedConflicts;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Opens and rewrites a project's {@code ato.yaml} for the target tools.
 *
 * @param state where file changes are recorded, the same as for the file tools
 */
record ManifestEditor(Path state) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]{0,63}");
    private static final Set<String> MEAN_SOMETHING_ELSE = Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");

    /** The result of a change: the target and {@code ato.yaml}. */
    record Output(
            String target,
            String entry,
            @Doc("The file that was changed.") String path,
            @Doc("Its current revision.") String rev,
            @Doc("To undo this with project_undo_edit on path.") String undoId,
            @Doc("Files copied for the target, such as its layout.") List<String> copied,
            @Doc("Files under the old name, which were kept.") List<String> left,
            List<String> warnings) {}

    /** A project's manifest. */
    record Manifest(ProjectBoundary scope, Inside place, TextLines lines, Project project) {}

    static Manifest open(Path root) throws ToolFailure {
        var project = readProject(root);
        var scope = ProjectPaths.resolveBoundary(project.root());
        var file = EditableManifest.open(scope).orElseThrow(() -> ToolFailure.ofUnwritten(
                ErrorCode.POLICY_DENIED, "ato.yaml can't be changed: it links outside the project or is not text.", "Fix that first."));
        return new Manifest(scope, file.place(), file.lines(), project);
    }

    private static Project readProject(Path root) throws ToolFailure {
        return switch (ProjectFile.read(root)) {
            case ProjectReadResult.Read(var project) -> project;
            case ProjectReadResult.Absent _ -> throw ToolFailure.ofUnwritten(
                    ErrorCode.NOT_FOUND, "There is no ato.yaml in this project.", "workspace_list_targets lists the projects.");
            case ProjectReadResult.Conflicted(var conflicts) -> throw UnresolvedConflicts.buildManifestFailure(conflicts).toUnwritten();
            case ProjectReadResult.Malformed(var line, var problem) -> throw ToolFailure.ofUnwritten(
                    ErrorCode.VALIDATION_ERROR, "ato.yaml can't be read, line %d: %s.".formatted(line, problem), "Fix ato.yaml first.");
        };
    }

    static List<Claim> resolveClaims(Path root) {
        try {
            return List.of(new Claim.OfFile(open(root).place().real()));
        } catch (ToolFailure _) {
            return List.of();
        }
    }

    /** Fails if a name is not valid for a new target. */
    static void requireName(Project project, String name) throws ToolFailure {
        if (!NAME.matcher(name).matches() || MEAN_SOMETHING_ELSE.contains(name.toLowerCase(Locale.ROOT))) {
            throw ToolFailure.ofUnwritten(
                    ErrorCode.VALIDATION_ERROR,
                    "A target name has at most 64 letters, digits, - and _, starts with a letter or _, and is not a YAML word such as yes or null.",
                    "For example power-board.");
        }
        if (project.findTarget(name).isPresent()) {
            throw ToolFailure.ofUnwritten(ErrorCode.CONFLICT, "A target '%s' already exists.".formatted(name), "Choose another name.");
        }
    }

    /** Returns the edited text; fails if the format of {@code ato.yaml} doesn't allow the edit. */
    static String requireText(Optional<String> edited) throws ToolFailure {
        return edited.orElseThrow(() -> ToolFailure.ofUnwritten(
                ErrorCode.VALIDATION_ERROR,
                "ato.yaml is formatted so that this target can't be changed without touching other parts of the file.",
                "Edit it with project_read_file and project_edit_file."));
    }

    ChangeOutcome.Done write(ToolContext context, Manifest manifest, String text) throws InterruptedException, ToolFailure {
        var kit = EditingContext.of(state, manifest.scope().root()).with(WriteGuard.of(context));
        return FileChangeErrors.require(
                manifest.scope(), manifest.place(), new FileRewriter(kit).rewrite(manifest.place(), manifest.lines(), text));
    }
}
