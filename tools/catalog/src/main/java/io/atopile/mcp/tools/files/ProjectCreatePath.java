package io.atopile.mcp.tools.files;

import io.atopile.mcp.hashline.FileCreator;
import io.atopile.mcp.tool.CallPreview;
import io.atopile.mcp.tool.Claim;
import io.atopile.mcp.tool.Default;
import io.atopile.mcp.tool.Doc;
import io.atopile.mcp.tool.Effect;
import io.atopile.mcp.tool.Tool;
import io.atopile.mcp.tool.ToolContext;
import io.atopile.mcp.tool.ToolFailure;
import io.atopile.mcp.tool.ToolResult;
import io.atopile.mcp.tool.ToolSpec;
import io.atopile.mcp.tool.Toolset;
import io.atopile.mcp.tools.answer.FileChangeErrors;
import io.atopile.mcp.tools.answer.ProjectPaths;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Creates a text file, or replaces a whole one. */
@ToolSpec(
        name = "project_create_path",
        title = "Create a new file",
        description = "Creates a new text file, with missing folders. Refuses if it exists, unless rev names the revision to replace as a "
                + "whole; to change parts use project_edit_file. content is written byte for byte: end it with a newline. data.region "
                + "has the lines with anchors. Build artifacts, installed packages, .git and secrets are refused. project_undo_edit "
                + "reverts it.",
        next = "Import or use it, then build_run.",
        toolset = Toolset.FILES,
        effects = Effect.WRITES_PROJECT)
record ProjectCreatePath(ProjectFileAccess desk, BestEffortSyntaxCheck advice) implements Tool<ProjectCreatePath.Input, FileChangeOutput> {

    /** Path and content. */
    public record Input(
            @Doc("File, relative to the project's root.") String path,
            @Doc("Full text of the file.") @Default("\"\"") String content,
            @Doc("Revision of the file to replace. Default: the file must not exist.") Optional<String> rev,
            @Doc("Write content as is, even if it looks like anchors, a patch or a placeholder.") @Default("false") boolean literal) {}

    @Override
    public List<Claim> resolveClaims(Input input, ToolContext context) {
        return ProjectFileAccess.resolveClaims(context, input.path());
    }

    @Override
    public CallPreview preview(Input input, ToolContext context) {
        return FilePreview.of(
                desk,
                ProjectPaths.resolveBoundary(context.project()),
                input.rev().isPresent() ? "Replace" : "Create",
                input.path(),
                (change, place) -> change.create(place, input.content()));
    }

    @Override
    public Set<Effect> resolveEffects(Input input, ToolContext context) {
        return desk.resolveEffects(context, input.path());
    }

    @Override
    public ToolResult<FileChangeOutput> call(Input input, ToolContext context) throws InterruptedException, ToolFailure {
        var scope = ProjectPaths.resolveBoundary(context.project());
        var rev = RevisionArgument.require(input.rev());
        var place = ProjectPaths.requireWritable(scope.toWrite(input.path()));
        var kit = desk.getContext(scope, context);
        var done = FileChangeErrors.require(scope, place, new FileCreator(kit).create(place, input.content(), rev, input.literal()));
        var syntax = done.text().flatMap(text -> advice.checkFile(place, text, kit.snapshots()));
        return FileChangeOutput.of(done, rev.isPresent() ? "was replaced" : "was created", syntax);
    }
}
