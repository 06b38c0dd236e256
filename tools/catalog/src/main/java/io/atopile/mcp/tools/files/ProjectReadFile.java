package io.atopile.mcp.tools.files;

import io.atopile.mcp.file.ProjectBoundary;
import io.atopile.mcp.hashline.AnchoredPage;
import io.atopile.mcp.hashline.LineRange;
import io.atopile.mcp.hashline.TextLines;
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
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Returns a text file page by page, each line with its anchor for edits. */
@ToolSpec(
        name = "project_read_file",
        title = "Read a file",
        description = "Reads a text file. data.content has lines as N:hhhh|text: N:hhhh is the line's anchor for project_edit_file, the text "
                + "after | is exact. A page is about 8 kB, with max_lines at most 36 kB; the next starts at data.next_line. Only lines "
                + "returned in full can be edited; a line over 2,000 characters is cut unless it is read alone with max_lines 1. Binary "
                + "files, secrets and .git are refused. Changes nothing.",
        next = "project_edit_file takes these anchors and rev.",
        toolset = Toolset.FILES,
        effects = Effect.READS,
        idempotent = true)
record ProjectReadFile(ProjectFileAccess desk) implements Tool<ProjectReadFile.Input, ProjectReadFile.Output> {

    /** Which lines of which file. */
    public record Input(
            @Doc("File, relative to the project's root.") String path,
            @Doc("First line to return.") @Default("1") @Range(min = 1, max = 100_000_000) int startLine,
            @Doc("Number of lines. Default: as many as fit a page.") @Range(min = 1, max = 2_000) Optional<Integer> maxLines) {}

    /** A page of a file. */
    public record Output(
            @Doc("File, relative to the project's root.") String path,
            @Doc("Lines as N:hhhh|text.") String content,
            @Doc("The revision that was read; pass it to project_edit_file.") String rev,
            int totalLines,
            @Doc("First line of the next page; absent at the end.") Optional<Integer> nextLine,
            @Doc("Line endings of the file.") LineEndings eol,
            @Doc("What content doesn't show.") List<String> notes) {}

    @Override
    public ToolResult<Output> call(Input input, ToolContext context) throws ToolFailure {
        var scope = ProjectPaths.resolveBoundary(context.project());
        var text = ProjectFileAccess.open(scope, input.path());
        var count = text.lines().count();
        if (input.startLine() > Math.max(1, count)) {
            throw new ToolFailure(
                    ErrorCode.VALIDATION_ERROR, "start_line is %d, but the file has %d lines.".formatted(input.startLine(), count));
        }
        return show(input, scope, text.place().relative(), text.lines());
    }

    private ToolResult<Output> show(Input input, ProjectBoundary scope, String path, TextLines lines) {
        var page = buildPage(input, lines);
        var notes = new ArrayList<>(page.notes());
        LineEndings.collectNotes(lines).forEach(notes::add);
        try {
            desk.getSnapshots(scope).serve(path, lines, page.whole());
        } catch (IOException _) {
            notes.add("the state directory can't be written, so these anchors can't be used for edits");
        }
        var next = page.next() > 0 ? page.next() : computeLastLine(input, lines) + 1;
        var output = new Output(
                path,
                page.content(),
                lines.revision().toShortForm(),
                lines.count(),
                next > lines.count() ? Optional.empty() : Optional.of(next),
                LineEndings.of(lines),
                notes);
        return ToolResult.ok(output, buildMessage(path, input.startLine(), next, lines.count()));
    }

    private static AnchoredPage buildPage(Input input, TextLines lines) {
        if (lines.count() == 0) {
            return new AnchoredPage("", List.of(), 0, List.of());
        }
        return AnchoredPage.of(lines, List.of(new LineRange(input.startLine(), computeLastLine(input, lines))), chooseRoom(input.maxLines()));
    }

    private static int computeLastLine(Input input, TextLines lines) {
        return input.maxLines().map(most -> Math.min(lines.count(), input.startLine() - 1 + most)).orElse(lines.count());
    }

    private static AnchoredPage.Room chooseRoom(Optional<Integer> maxLines) {
        return maxLines.map(most -> most == 1 ? AnchoredPage.Room.ONE_LINE : AnchoredPage.Room.LARGEST).orElse(AnchoredPage.Room.USUAL);
    }

    private static String buildMessage(String path, int first, int next, int count) {
        if (count == 0) {
            return "%s is empty.".formatted(path);
        }
        var more = next > count ? "" : "; the next page starts at line %d".formatted(next);
        return "%s: lines %d-%d of %d%s.".formatted(path, first, next - 1, count, more);
    }
}
