package io.atopile.mcp.tools.targets;

import io.atopile.mcp.file.FileReader;
import io.atopile.mcp.file.PathResolution.Inside;
import io.atopile.mcp.file.ProjectBoundary;
import io.atopile.mcp.file.ReadOutcome;
import io.atopile.mcp.hashline.ChangeOutcome;
import io.atopile.mcp.hashline.EditingContext;
import io.atopile.mcp.hashline.FileContent;
import io.atopile.mcp.hashline.FileRewriter;
import io.atopile.mcp.hashline.RefusedChange;
import io.atopile.mcp.hashline.TextLines;
import io.atopile.mcp.hashline.WriteGuard;
import io.atopile.mcp.project.Project;
import io.atopile.mcp.project.ProjectFile;
import io.atopile.mcp.project.ProjectReadResult;
import io.atopile.mcp.project.TargetEdit;
import io.atopile.mcp.tool.Claim;
import io.atopile.mcp.tool.Doc;
import io.atopile.mcp.tool.ErrorCode;
import io.atopile.mcp.tool.ToolContext;
import io.atopile.mcp.tool.ToolResult;
import io.atopile.mcp.tools.answer.FileChangeErrors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Opens and rewrites a project's {@code ato.yaml} for the target tools. */
final class ManifestEditor {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]{0,63}");
    private static final Set<String> MEAN_SOMETHING_ELSE = Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");
    private static final int LARGEST = 1 << 20;

    private final Path state;

    /** @param state where file changes are recorded, the same as for the file tools */
    ManifestEditor(Path state) {
        this.state = state;
    }

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

    /** A project's manifest, or the reason why it is unavailable. */
    sealed interface Opened {

        record Manifest(ProjectBoundary scope, Inside place, TextLines lines, Project project) implements Opened {}

        record Unopened(ErrorCode code, String message, String hint) implements Opened {

            <T extends Record> ToolResult<T> asResult() {
                return ToolResult.fail(code, "NOTHING WAS WRITTEN. " + message, hint);
            }
        }
    }

    static Opened open(Path root) {
        return switch (ProjectFile.read(root)) {
            case ProjectReadResult.Absent _ -> new Opened.Unopened(
                    ErrorCode.NOT_FOUND, "There is no ato.yaml in this project.", "workspace_list_targets lists the projects.");
            case ProjectReadResult.Malformed(var line, var problem) -> new Opened.Unopened(
                    ErrorCode.VALIDATION_ERROR, "ato.yaml can't be read, line %d: %s.".formatted(line, problem), "Fix ato.yaml first.");
            case ProjectReadResult.Read(var project) -> open(project);
        };
    }

    private static Opened open(Project project) {
        try {
            var scope = ProjectBoundary.of(project.root());
            return scope.toWrite(Project.FILE) instanceof Inside place
                            && FileReader.read(place, LARGEST) instanceof ReadOutcome.Bytes read
                            && FileContent.of(read.bytes()) instanceof TextLines lines
                    ? new Opened.Manifest(scope, place, lines, project)
                    : new Opened.Unopened(
                            ErrorCode.POLICY_DENIED,
                            "ato.yaml can't be changed: it links outside the project or is not text.",
                            "Fix that first.");
        } catch (IOException gone) {
            throw new IllegalStateException("The project's folder disappeared during the call", gone);
        }
    }

    static List<Claim> resolveClaims(Path root) {
        return open(root) instanceof Opened.Manifest manifest ? List.of(new Claim.OfFile(manifest.place().real())) : List.of();
    }

    /** Returns why a name is not valid for a target; empty if it is. */
    static Optional<Opened.Unopened> checkName(Project project, String name) {
        if (!NAME.matcher(name).matches() || MEAN_SOMETHING_ELSE.contains(name.toLowerCase(Locale.ROOT))) {
            return Optional.of(new Opened.Unopened(
                    ErrorCode.VALIDATION_ERROR,
                    "A target name has at most 64 letters, digits, - and _, starts with a letter or _, and is not a YAML word such as yes or null.",
                    "For example power-board."));
        }
        return project.findTarget(name)
                .map(_ -> new Opened.Unopened(ErrorCode.CONFLICT, "A target '%s' already exists.".formatted(name), "Choose another name."));
    }

    /** Writes the edited manifest. */
    <O extends Record> ToolResult<O> write(
            ToolContext context, Opened.Manifest manifest, TargetEdit.Outcome edit, Function<ChangeOutcome.Done, ToolResult<O>> told)
            throws InterruptedException {
        return switch (edit) {
            case TargetEdit.Outcome.TooIntricate _ -> ToolResult.fail(
                    ErrorCode.VALIDATION_ERROR,
                    "NOTHING WAS WRITTEN. ato.yaml is formatted so that this target can't be changed without touching other parts of the file.",
                    "Edit it with project_read_file and project_edit_file.");
            case TargetEdit.Outcome.Changed(var text) -> switch (new FileRewriter(EditingContext.of(state, manifest.scope().root()).with(WriteGuard.of(context)))
                    .rewrite(manifest.place(), manifest.lines(), text)) {
                case ChangeOutcome.Done done -> told.apply(done);
                case RefusedChange(var refusal, _) -> FileChangeErrors.of(manifest.scope(), manifest.place(), refusal, "");
            };
        };
    }
}
