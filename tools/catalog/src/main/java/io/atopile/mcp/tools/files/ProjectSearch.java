package io.atopile.mcp.tools.files;

import io.atopile.mcp.file.Glob;
import io.atopile.mcp.file.PathResolution.Inside;
import io.atopile.mcp.file.PathResolution.Refused;
import io.atopile.mcp.file.ProjectWalk;
import io.atopile.mcp.hashline.LineMatcher;
import io.atopile.mcp.tool.Default;
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
import io.atopile.mcp.tools.answer.PathErrors;
import io.atopile.mcp.tools.answer.PathSuggestions;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/** Finds lines in a project's text files and returns them with anchors for immediate edits. */
@ToolSpec(
        name = "project_search",
        title = "Search project files",
        description = "Finds lines in the project's text files. Hits are N:hhhh|text lines, grouped by file; their anchors work in "
                + "project_edit_file without another read. query is literal text unless regex is true (Java syntax, one line at a time); case "
                + "matters only if query contains a capital letter. Build artifacts, installed packages, .git, secrets, binary files and files over "
                + "4 MiB are skipped; to search under build/ or .ato/, pass that folder as path. To see the lines around a hit, use "
                + "project_read_file. Changes nothing in the project.",
        toolset = Toolset.FILES,
        effects = Effect.READS,
        idempotent = true)
public final class ProjectSearch implements Tool<ProjectSearch.Input, ProjectSearch.Output> {

    /** What to look for, and where. */
    public record Input(
            @Doc("Text, or a Java regular expression if regex is true.") @Range(min = 1, max = 500) String query,
            @Doc("Whether query is a regular expression.") @Default("false") boolean regex,
            @Doc("Folder or file, relative to the project's root.") @Default("\".\"") String path,
            @Doc("Pattern for the path relative to the project's root, e.g. *.ato.") Optional<String> glob,
            @Doc("Hits per page.") @Default("50") @Range(min = 1, max = 200) int limit,
            @Doc("next_cursor from the previous page.") Optional<String> cursor) {}

    /** A page of hits. */
    public record Output(
            List<FileHits> files,
            int hits,
            @Doc("Cursor for the next page; absent on the last.") Optional<String> nextCursor,
            List<String> notes) {}

    /** The hits in one file. */
    public record FileHits(
            @Doc("File, relative to the project's root.") String path,
            @Doc("The revision searched; pass it to project_edit_file.") String rev,
            @Doc("Hits as N:hhhh|text.") String content) {}

    private final ProjectFileAccess desk;

    ProjectSearch(ProjectFileAccess desk) {
        this.desk = desk;
    }

    @Override
    public ToolResult<Output> call(Input input, ToolContext context) throws InterruptedException {
        var glob = input.glob().map(Glob::of).orElse(Optional.of(Glob.ANY));
        if (glob.isEmpty()) {
            return buildInvalidFailure("glob is empty, longer than 200 characters, or has unbalanced braces.");
        }
        var matcher = input.regex() ? LineMatcher.ofRegex(input.query()) : Optional.of(LineMatcher.ofLiteral(input.query()));
        if (matcher.isEmpty()) {
            return buildInvalidFailure("query is not a regular expression in Java's syntax; to search for these exact characters, omit regex.");
        }
        var from = input.cursor().map(SearchCursor::parse).orElse(Optional.of(SearchCursor.START));
        if (from.isEmpty()) {
            return buildInvalidFailure("cursor is not a next_cursor from this tool.");
        }
        var scope = ProjectFileAccess.resolveBoundary(context.project());
        return switch (scope.toRead(input.path())) {
            case Refused(var reason, var message) -> ToolResult.fail(PathErrors.toErrorCode(reason), message + ".");
            case Inside start when !Files.exists(start.real()) -> new ToolResult.Failed<>(
                    ErrorCode.NOT_FOUND,
                    "There is nothing at '%s'.".formatted(NameSuggestions.shorten(start.relative())),
                    PathSuggestions.findHint(scope, input.path()),
                    Optional.empty());
            case Inside start -> {
                var page = new SearchPage(desk.getSnapshots(scope), glob.get(), matcher.get(), from.get(), input.limit());
                yield ToolResult.ok(page.buildOutput(ProjectWalk.walk(scope, start, page)), page.message());
            }
        };
    }

    private static ToolResult<Output> buildInvalidFailure(String message) {
        return ToolResult.fail(ErrorCode.VALIDATION_ERROR, message);
    }
}
