package io.atopile.mcp.tools.answer;

import io.atopile.mcp.build.Builds;
import io.atopile.mcp.file.FileReader;
import io.atopile.mcp.file.PathResolution.Inside;
import io.atopile.mcp.file.PathResolution;
import io.atopile.mcp.file.ProjectBoundary;
import io.atopile.mcp.file.ReadOutcome;
import io.atopile.mcp.hashline.EditingContext;
import io.atopile.mcp.hashline.FileContent;
import io.atopile.mcp.hashline.TextLines;
import io.atopile.mcp.layout.Board;
import io.atopile.mcp.layout.BoardReadResult;
import io.atopile.mcp.merge.ConflictedFile;
import io.atopile.mcp.tool.Claim;
import io.atopile.mcp.tool.ErrorCode;
import io.atopile.mcp.tool.ToolFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Opens a target's board for the layout tools, and checks whether it may be changed now. */
public final class LayoutAccess {

    private static final int LARGEST = 64 << 20;

    private final Builds builds;
    private final Path state;

    /** @param state where shown lines and file changes are recorded, the same as for the file tools */
    public LayoutAccess(Builds builds, Path state) {
        this.builds = builds;
        this.state = state;
    }

    /** A target's board. */
    public record Layout(ProjectBoundary scope, Inside place, TextLines lines, Board board) {

        public String path() {
            return place.relative();
        }

        public String rev() {
            return lines.revision().toShortForm();
        }
    }

    public Layout open(Path root, Optional<String> target) throws ToolFailure {
        var chosen = TargetChoice.of(root, target, builds.writable());
        var place = locate(chosen);
        return switch (FileReader.read(place, LARGEST)) {
            case ReadOutcome.Bytes read -> switch (FileContent.of(read.bytes())) {
                case TextLines lines -> new Layout(ProjectPaths.resolveBoundary(chosen.project().root()), place, lines, parse(place, lines));
                case FileContent.NotText(var reason) -> throw buildFailure(ErrorCode.NOT_FOUND, place, reason.message());
            };
            case ReadOutcome.Missing _ -> throw new ToolFailure(
                    ErrorCode.NOT_FOUND, "The target '%s' has no board yet.".formatted(chosen.target().name()), "Run build_run first.");
            case ReadOutcome.TooLarge _ -> throw buildFailure(ErrorCode.VALIDATION_ERROR, place, "is larger than 64 MiB");
            case ReadOutcome.HardLinked _ -> throw buildFailure(ErrorCode.POLICY_DENIED, place, "has more than one hard link");
            case ReadOutcome.NotAFile _ -> throw buildFailure(ErrorCode.NOT_FOUND, place, "is not a file");
            case ReadOutcome.Failed(var trouble) -> throw buildFailure(ErrorCode.TRANSIENT_BACKEND_ERROR, place, "can't be read: " + trouble.reason());
        };
    }

    /** Opens a target's board for a call that means to change it. */
    public Layout openToChange(Path root, Optional<String> target) throws ToolFailure {
        try {
            return open(root, target);
        } catch (ToolFailure failure) {
            throw failure.toUnwritten();
        }
    }

    /** Returns where a target's board is, which may not exist. */
    private static Inside locate(TargetChoice chosen) throws ToolFailure {
        var project = chosen.project();
        return switch (ProjectPaths.resolveBoundary(project.root()).toRead(project.relativize(project.resolveLayout(chosen.target().name())))) {
            case Inside place -> place;
            case PathResolution.Refused refused -> throw new ToolFailure(ErrorCode.POLICY_DENIED, refused.message() + ".");
        };
    }

    private static Board parse(Inside place, TextLines lines) throws ToolFailure {
        return switch (Board.read(lines.whole())) {
            case BoardReadResult.Read(var board) -> board;
            case BoardReadResult.Conflicted(var conflicts) -> throw UnresolvedConflicts.buildFailure(new ConflictedFile(place.relative(), conflicts), 0);
            case BoardReadResult.TooMany(var what) -> throw new ToolFailure(
                    ErrorCode.VALIDATION_ERROR,
                    "%s has more than %s, which exceeds the limit of this server.".formatted(place.relative(), what),
                    "Work on it in KiCad.");
            case BoardReadResult.Malformed(var line, var problem) -> throw new ToolFailure(
                    ErrorCode.CONFLICT,
                    "%s can't be parsed as a board, line %d: %s.".formatted(place.relative(), line, problem),
                    "If a build is writing it, try again; otherwise undo the change that broke it with project_undo_edit.");
        };
    }

    private static ToolFailure buildFailure(ErrorCode code, Inside place, String clause) {
        return new ToolFailure(code, "%s %s.".formatted(place.relative(), clause));
    }

    /** Returns the claims of a call that changes the board, without reading it. */
    public List<Claim> resolveClaims(Path root, Optional<String> target) {
        try {
            return List.of(new Claim.OfFile(locate(TargetChoice.of(root, target, builds.writable())).real()));
        } catch (ToolFailure _) {
            return List.of();
        }
    }

    /** Fails if something is working on the board and would overwrite a change, or have its own work overwritten. */
    public void requireIdle(Layout layout) throws ToolFailure {
        var file = layout.place().real();
        var locked = file.resolveSibling("~" + file.getFileName() + ".lck");
        if (Files.exists(locked)) {
            throw ToolFailure.ofUnwritten(
                    ErrorCode.CONFLICT,
                    "KiCad has %s open and would overwrite the change.".formatted(layout.path()),
                    "Close the board in KiCad. If KiCad is not running, it crashed: then delete %s.".formatted(locked.getFileName()));
        }
        var build = builds.list(layout.scope().root()).stream()
                .filter(known -> !known.state().isOver())
                .filter(known -> layout.path().endsWith("/" + known.request().target() + ".kicad_pcb"))
                .findFirst();
        if (build.isPresent()) {
            throw ToolFailure.ofUnwritten(
                    ErrorCode.CONFLICT,
                    "Build %s of this target has not finished, and writes the board at its end.".formatted(build.get().id()),
                    "Follow it with build_status, then try again.");
        }
    }

    public EditingContext createContext(Layout layout) {
        return EditingContext.of(state, layout.scope().root());
    }
}
