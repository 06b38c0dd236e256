package io.atopile.mcp.tools.files;

import io.atopile.mcp.file.ProjectWalk;
import io.atopile.mcp.hashline.LineMatcher;
import io.atopile.mcp.tool.Default;
import io.atopile.mcp.tool.Doc;
import io.atopile.mcp.tool.Effect;
import io.atopile.mcp.tool.ErrorCode;
import io.atopile.mcp.tool.Range;
import io.atopile.mcp.tool.Tool;
import io.atopile.mcp.tool.ToolContext;
import io.atopile.mcp.tool.ToolFailure;
import io.atopile.mcp.tool.ToolResult;
import io.atopile.mcp.tool.ToolSpec;
import io.atopile.mcp.tool.Toolset;
import io.atopile.mcp.tools.answer.ProjectPaths;
import java.util.List;
import java.util.Optional;

/** Finds lines in a project's text files and returns them with anchors for immediate edits. */
@ToolSpec(
        name = "project_search",
        title = "Search text in files",
        description = "Searches for text in the project's files (grep). Hits are N:hhhh|text lines by file; their anchors work in "
                + "project_edit_file. query is literal unless regex is true (Java syntax, line by line); case matters only if it "
                + "contains a capital letter. Build artifacts, installed packages, .git, secrets, binary files and files over 4 MiB are "
                + "skipped, unless path is such a folder. Changes nothing.",
        next = "project_edit_file takes the anchors of hits.",
        toolset = Toolset.FILES,
        effects = Effect.READS,
        idempotent = true)
record ProjectSearch(ProjectFileAccess desk) implements Tool<ProjectSearch.Input, ProjectSearch.Output> {

    /** What to look for, and where. */
    public record Input(
            @Doc("Text, or a Java regular expression if regex is true.") @Range(min = 1, max = 500) String query,
            @Doc("Whether query is a regular expression.") @Default("false") boolean regex,
            @Doc("Folder or file, relative to the project's root.") @Default("\".\"") String path,
            @Doc("Pattern for the path relative to the project's root, e.g. *.ato.") Optional<String> glob,
            @Doc("Hits per page.") @Default("50") @Range(min = 1, max = 200) int limit,
            @Doc(Doc.CURSOR) Optional<String> cursor) {}

    /** A page of hits. */
    public record Output(
            List<FileHits> files,
            int hits,
            @Doc(Doc.NEXT_CURSOR) Optional<String> nextCursor,
            List<String> notes) {}

    /** The hits in one file. */
    public record FileHits(
            @Doc("File, relative to the project's root.") String path,
            @Doc("The revision searched; pass it to project_edit_file.") String rev,
            @Doc("Hits as N:hhhh|text.") String content) {}

    @Override
    public ToolResult<Output> call(Input input, ToolContext context) throws InterruptedException, ToolFailure {
        var glob = ProjectFileAccess.requireGlob(input.glob());
        var matcher = (input.regex() ? LineMatcher.ofRegex(input.query()) : Optional.of(LineMatcher.ofLiteral(input.query())))
                .orElseThrow(() -> new ToolFailure(
                        ErrorCode.VALIDATION_ERROR,
                        "query is not a regular expression in Java's syntax; to search for these exact characters, omit regex."));
        var from = input.cursor().map(SearchCursor::parse).orElse(Optional.of(SearchCursor.START)).orElseThrow(() -> new ToolFailure(
                ErrorCode.VALIDATION_ERROR, "cursor is not a next_cursor from this tool."));
        var scope = ProjectPaths.resolveBoundary(context.project());
        var start = ProjectFileAccess.requireStart(scope, input.path(), "There is nothing at '%s'.");
        var page = new SearchPage(desk.getSnapshots(scope), glob, matcher, from, input.limit());
        var output = page.buildOutput(ProjectWalk.walk(scope, start, page));
        var advice = page.hits() == 0 && input.cursor().isEmpty() ? Optional.of(new SearchAdvice(input, glob, scope, desk.getSnapshots(scope)).describe(start)) : Optional.<String>empty();
        return ToolResult.ok(output, page.message()).withHint(advice);
    }
}
