package io.atopile.mcp.tools.design;

import io.atopile.mcp.language.CompletionItem;
import io.atopile.mcp.language.HoverInfo;
import io.atopile.mcp.language.LanguageServer;
import io.atopile.mcp.language.LspLocation;
import io.atopile.mcp.language.SourcePosition;
import io.atopile.mcp.tool.CountFormat;
import io.atopile.mcp.tool.Doc;
import io.atopile.mcp.tool.Effect;
import io.atopile.mcp.tool.ErrorCode;
import io.atopile.mcp.tool.NameSuggestions;
import io.atopile.mcp.tool.Range;
import io.atopile.mcp.tool.Tool;
import io.atopile.mcp.tool.ToolContext;
import io.atopile.mcp.tool.ToolFailure;
import io.atopile.mcp.tool.ToolResult;
import io.atopile.mcp.tool.ToolSpec;
import io.atopile.mcp.tool.Toolset;
import io.atopile.mcp.tools.answer.ProjectPaths;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Looks up what a name in a design means, where it is defined and used, and what may be written at a position. */
@ToolSpec(
        name = "design_lookup",
        title = "Look up a name in the design",
        description = "Looks up a name or position in an .ato file with atopile's language server. kind hover: documentation and members; "
                + "definition: where it is defined; references: where it is used in the project; completion: names that can be written there. Pass "
                + "line and column, line and name, or name alone for its first occurrence in the file. Locations in the project include the line's "
                + "anchor for project_edit_file; locations in the standard library have the form stdlib:Name. To search plain text, use "
                + "project_search; for the library itself, stdlib_get_item. Like any ato command, may leave empty build/ and layouts/ folders. "
                + "Python imported by a design runs only in a trusted project or a read-only sandbox; otherwise the call is refused. Needs atopile.",
        next = "project_read_file reads the place that was found.",
        toolset = Toolset.DESIGN,
        effects = Effect.READS,
        idempotent = true)
record DesignLookup(Path snapshots, LanguageServer server) implements Tool<DesignLookup.Input, DesignLookup.Output> {

    private static final int MOST = 50;
    private static final int MOST_FILES = 60;
    private static final int LONGEST_TEXT = 5_000;

    /** What to look up, and where. */
    public record Input(
            @Doc(".ato file, relative to the project's root.") String path,
            @Doc("What to look up.") Kind kind,
            @Doc("Line, from 1.") @Range(min = 1, max = 1_000_000) Optional<Integer> line,
            @Doc("Column in that line, from 1, in characters.") @Range(min = 1, max = 100_000) Optional<Integer> column,
            @Doc("Name as written in the file, instead of column.") @Range(min = 1, max = 100) Optional<String> name) {}

    /** What can be looked up. */
    public enum Kind {
        HOVER,
        DEFINITION,
        REFERENCES,
        COMPLETION
    }

    /** What was found; at most 50 locations or names. */
    public record Output(
            @Doc("For hover: Markdown.") Optional<String> text,
            @Doc("For definition and references.") List<FoundPlace> places,
            @Doc("For completion.") List<Name> names,
            int total) {}

    /** A location in the project or in the library. */
    public record FoundPlace(
            @Doc("Relative to the project's root, or stdlib:Name.") String file,
            int line,
            int column,
            @Doc("The line as N:hhhh|text; absent outside the project.") Optional<String> source) {}

    /** A name that can be written. */
    public record Name(String name, String detail) {}

    @Override
    public ToolResult<Output> call(Input input, ToolContext context) throws InterruptedException, ToolFailure {
        var files = DesignFiles.of(snapshots, context.project());
        var place = ProjectPaths.require(files.scope().toRead(input.path()));
        var source = Optional.of(place)
                .filter(file -> file.relative().endsWith(DesignFiles.SUFFIX))
                .flatMap(files::read)
                .orElseThrow(() -> new ToolFailure(
                        ErrorCode.NOT_FOUND,
                        "There is no readable .ato file '%s'.".formatted(NameSuggestions.shorten(place.relative())),
                        "project_list_files lists the files."));
        DesignFiles.requireMerged(List.of(source));
        if (input.name().isEmpty() && (input.line().isEmpty() || input.column().isEmpty())) {
            throw new ToolFailure(ErrorCode.VALIDATION_ERROR, "Pass line and column, line and name, or name.");
        }
        var spot = PositionResolver.find(source.lines(), input.line(), input.column(), input.name()).orElseThrow(() -> new ToolFailure(
                ErrorCode.NOT_FOUND,
                "There is no such position in %s, which has %d lines.".formatted(source.place().relative(), source.lines().count()),
                "project_read_file shows the file, project_search finds a name in all files."));
        return look(files, source, spot, input.kind());
    }

    private ToolResult<Output> look(DesignFiles files, DesignFiles.Source source, SourcePosition spot, Kind kind)
            throws InterruptedException, ToolFailure {
        return switch (kind) {
            case HOVER -> toMeaningResult(LanguageServerErrors.require(server.getHover(source.document(), spot)));
            case COMPLETION -> toNamesResult(LanguageServerErrors.require(server.listCompletions(source.document(), spot)));
            case DEFINITION -> toPlacesResult(files, source, spot, LanguageServerErrors.require(server.listDefinitions(source.document(), spot)));
            case REFERENCES -> {
                var all = files.listFiles(MOST_FILES).stream().flatMap(file -> files.read(file).stream());
                var documents = all.map(DesignFiles.Source::document).toList();
                yield toPlacesResult(files, source, spot, LanguageServerErrors.require(server.listReferences(documents, source.document(), spot)));
            }
        };
    }

    private static ToolResult<Output> toMeaningResult(Optional<HoverInfo> meaning) {
        var text = meaning.map(HoverInfo::markdown).map(all -> all.length() > LONGEST_TEXT ? all.substring(0, LONGEST_TEXT) + " …" : all);
        String message = meaning.map(one -> one.ofBlock()
                        ? "The language server only describes the block around this position; try kind definition."
                        : "Documentation is in data.text.")
                .orElse("The language server has no information on this position.");
        return ToolResult.ok(new Output(text, List.of(), List.of(), text.isPresent() ? 1 : 0), message);
    }

    private static ToolResult<Output> toNamesResult(List<CompletionItem> suggestions) {
        var names = suggestions.stream().limit(MOST).map(one -> new Name(one.name(), one.detail())).toList();
        return ToolResult.ok(
                new Output(Optional.empty(), List.of(), names, suggestions.size()),
                CountFormat.format(suggestions.size(), "name fits", "names fit") + " here.");
    }

    private static ToolResult<Output> toPlacesResult(DesignFiles files, DesignFiles.Source source, SourcePosition spot, List<LspLocation> places) {
        var word = PositionResolver.findWord(source.lines(), spot);
        var shown = places.stream().flatMap(place -> LocationMapper.of(files, place, word).stream()).distinct().toList();
        var first = shown.isEmpty() ? "" : "; first: %s:%d".formatted(shown.getFirst().file(), shown.getFirst().line());
        return ToolResult.ok(
                new Output(Optional.empty(), shown.stream().limit(MOST).toList(), List.of(), shown.size()),
                "%s%s.".formatted(CountFormat.format(shown.size(), "location"), first));
    }
}
