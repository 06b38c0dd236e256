package io.atopile.mcp.tools.build;

import io.atopile.mcp.build.BuildLogLevel;
import io.atopile.mcp.build.BuildView;
import io.atopile.mcp.build.Diagnostic;
import io.atopile.mcp.build.LogFilter;
import io.atopile.mcp.build.LogLine;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Returns a build's log, with the typed diagnostics first. */
@ToolSpec(
        name = "build_logs",
        title = "Read a build log",
        description = "Returns a build's log: first its typed diagnostics (file, line, column, stage, code), then lines of atopile's log at "
                + "or above a level, oldest first. build_explain gives the cause and fixes instead. contains and stage filter the lines. "
                + "Changes nothing.",
        next = "build_explain gives the cause and suggested fixes.",
        toolset = Toolset.BUILDS,
        effects = Effect.READS,
        idempotent = true,
        needsProject = false)
record BuildLogs(BuildLookup ledger) implements Tool<BuildLogs.Input, BuildLogs.Output> {

    private static final int MOST_DIAGNOSTICS = 20;
    private static final int MOST_CHARACTERS = 16_000;

    /** Which lines. */
    public record Input(
            @Doc("ID of the build.") @Range(min = 1, max = 40) String buildId,
            @Doc("Minimum level.") @Default("\"warning\"") BuildLogLevel level,
            @Doc("Only this stage, e.g. picker.") @Range(min = 1, max = 100) Optional<String> stage,
            @Doc("Text in the line, case-insensitive.") @Range(min = 1, max = 200) Optional<String> query,
            @Doc("Lines per page.") @Default("50") @Range(min = 1, max = 200) int limit,
            @Doc(Doc.CURSOR) @Range(min = 1, max = 20) Optional<String> cursor) {}

    /** A page of the log. */
    public record Output(
            String buildId,
            @Doc("On the first page only.") List<BuildDiagnostic> diagnostics,
            int diagnosticsTotal,
            List<LogLine> lines,
            @Doc(Doc.NEXT_CURSOR) Optional<String> nextCursor) {}

    @Override
    public ToolResult<Output> call(Input input, ToolContext context) throws ToolFailure {
        BuildView found = ledger.require(input.buildId(), context);
        if (input.cursor().filter(cursor -> !cursor.matches("[0-9]{1,18}")).isPresent()) {
            throw new ToolFailure(ErrorCode.VALIDATION_ERROR, "cursor is not a next_cursor from this tool.");
        }
        return readPage(found, input, input.cursor().map(Long::parseLong).orElse(0L));
    }

    private ToolResult<Output> readPage(BuildView view, Input input, long after) {
        var filter = new LogFilter(input.level(), input.stage(), input.query(), after, input.limit() + 1);
        List<LogLine> found = ledger.builds().log(view.record(), filter);
        List<LogLine> page = limitLines(found, input.limit());
        var next = found.size() > page.size()
                ? Optional.of(Long.toString(page.getLast().number()))
                : Optional.<String>empty();
        List<Diagnostic> all = view.result().map(result -> result.diagnostics()).orElse(List.of());
        List<BuildDiagnostic> shown = after == 0
                ? ledger.anchoring().of(view.record().projectRoot(), all, MOST_DIAGNOSTICS)
                : List.of();
        return ToolResult.ok(
                new Output(view.record().id(), shown, all.size(), page, next), buildMessage(view, all.size(), page.size(), next.isPresent()));
    }

    private static List<LogLine> limitLines(List<LogLine> lines, int limit) {
        var page = new ArrayList<LogLine>();
        int characters = 0;
        for (LogLine line : lines) {
            characters += line.message().length();
            if (page.size() == limit || (characters > MOST_CHARACTERS && !page.isEmpty())) {
                break;
            }
            page.add(line);
        }
        return page;
    }

    private static String buildMessage(BuildView view, int diagnostics, int lines, boolean more) {
        if (view.record().atopileId().isEmpty() && !view.isOver()) {
            return "The build has no log yet. " + BuildMessages.of(view);
        }
        return "%d diagnostics, %d lines%s. %s"
                .formatted(diagnostics, lines, more ? "; continue with next_cursor" : "", BuildMessages.of(view));
    }
}
