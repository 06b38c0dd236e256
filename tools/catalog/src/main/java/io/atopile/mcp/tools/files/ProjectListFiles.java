package io.atopile.mcp.tools.files;

import io.atopile.mcp.file.FileNames;
import io.atopile.mcp.file.PathResolution.Inside;
import io.atopile.mcp.file.ProjectWalk;
import io.atopile.mcp.tool.CountFormat;
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
import io.atopile.mcp.tools.answer.ProjectPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Lists a project's files below a folder, in a stable order. */
@ToolSpec(
        name = "project_list_files",
        title = "List files",
        description = "Lists the files of the project below a folder, with sizes. Build artifacts (build/), installed packages (.ato/), .git "
                + "and secrets are omitted: pass such a folder as path. report_artifacts lists what builds wrote. glob: * and ? within a "
                + "name, ** across folders, {a,b}; without / it matches names in any folder. Changes nothing.",
        next = "project_read_file reads one of them.",
        toolset = Toolset.FILES,
        effects = Effect.READS,
        idempotent = true)
public final class ProjectListFiles implements Tool<ProjectListFiles.Input, ProjectListFiles.Output> {

    /** Which files. */
    public record Input(
            @Doc("Folder, relative to the project's root.") @Default("\".\"") String path,
            @Doc("Pattern for the path relative to the project's root, e.g. *.ato.") Optional<String> glob,
            @Doc("Files per page.") @Default("200") @Range(min = 1, max = 500) int limit,
            @Doc(Doc.CURSOR) Optional<String> cursor) {}

    /** A page of files. */
    public record Output(
            List<FileEntry> files,
            @Doc(Doc.NEXT_CURSOR) Optional<String> nextCursor) {}

    /** One file. */
    public record FileEntry(@Doc("Relative to the project's root.") String path, long bytes) {}

    @Override
    public ToolResult<Output> call(Input input, ToolContext context) throws InterruptedException, ToolFailure {
        var glob = ProjectFileAccess.requireGlob(input.glob());
        var scope = ProjectPaths.resolveBoundary(context.project());
        var start = ProjectFileAccess.requireStart(scope, input.path(), "There is no folder '%s'.");
        var after = input.cursor().orElse("");
        var found = new ArrayList<Inside>();
        var unnamed = new AtomicInteger();
        var end = ProjectWalk.walk(scope, start, file -> {
            if (!FileNames.isText(file.real())) {
                unnamed.incrementAndGet();
            } else if (glob.matches(file.relative()) && ProjectWalk.compare(file.relative(), after) > 0) {
                found.add(file);
            }
            return found.size() <= input.limit();
        });
        var page = found.stream().limit(input.limit()).map(ProjectListFiles::toEntry).toList();
        var next = found.size() > page.size() ? Optional.of(page.getLast().path()) : Optional.<String>empty();
        return ToolResult.ok(new Output(page, next), buildMessage(page.size(), next.isPresent(), end) + describeOmission(unnamed.get()));
    }

    private static String describeOmission(int unnamed) {
        return unnamed == 0 ? "" : " %d more can't be listed, because their names aren't UTF-8; rename them.".formatted(unnamed);
    }

    private static String buildMessage(int files, boolean more, ProjectWalk.End end) {
        return switch (end) {
            case TOO_MANY -> "%d files; the project has too many to list all of them, so pass a folder as path.".formatted(files);
            case COMPLETE, STOPPED -> "%s%s.".formatted(CountFormat.format(files, "file"), more ? "; there are more, continue with next_cursor" : "");
        };
    }

    private static FileEntry toEntry(Inside file) {
        try {
            return new FileEntry(file.relative(), Files.size(file.real()));
        } catch (IOException _) {
            return new FileEntry(file.relative(), 0);
        }
    }
}
