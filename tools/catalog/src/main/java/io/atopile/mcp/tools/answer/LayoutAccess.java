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
import io.atopile.mcp.project.Project;
import io.atopile.mcp.project.Target;
import io.atopile.mcp.tool.Claim;
import io.atopile.mcp.tool.ErrorCode;
import io.atopile.mcp.tool.ToolResult;
import java.io.IOException;
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

    /** A target's board, or the reason why it is unavailable. */
    public sealed interface Opened {

        record Layout(ProjectBoundary scope, Inside place, TextLines lines, Board board) implements Opened {

            public String path() {
                return place.relative();
            }

            public String rev() {
                return lines.revision().toShortForm();
            }
        }

        record Unopened(ErrorCode code, String message, Optional<String> hint) implements Opened {

            public <T extends Record> ToolResult<T> asResult() {
                return new ToolResult.Failed<>(code, message, hint, Optional.empty());
            }
        }
    }

    public Opened open(Path root, Optional<String> target) {
        return switch (TargetChoice.of(root, target, builds.writable())) {
            case TargetChoice.None(var code, var message, var hint) -> new Opened.Unopened(code, message, Optional.of(hint));
            case TargetChoice.Chosen(var project, var chosen) -> open(project, chosen);
        };
    }

    private static Opened open(Project project, Target target) {
        try {
            var scope = ProjectBoundary.of(project.root());
            return switch (scope.toRead(project.relativize(project.resolveLayout(target.name())))) {
                case PathResolution.Refused refused -> buildUnopened(ErrorCode.POLICY_DENIED, refused.message(), "");
                case Inside place -> open(scope, place, target);
            };
        } catch (IOException gone) {
            throw new IllegalStateException("The project's folder disappeared during the call", gone);
        }
    }

    private static Opened open(ProjectBoundary scope, Inside place, Target target) {
        return switch (FileReader.read(place, LARGEST)) {
            case ReadOutcome.Bytes read -> switch (FileContent.of(read.bytes())) {
                case TextLines lines -> read(scope, place, lines);
                case FileContent.NotText(var reason) -> buildUnopened(ErrorCode.NOT_FOUND, "%s %s".formatted(place.relative(), reason.message()), "");
            };
            case ReadOutcome.Missing _ -> buildUnopened(
                    ErrorCode.NOT_FOUND, "The target '%s' has no board yet".formatted(target.name()), "Run build_run first.");
            case ReadOutcome.TooLarge _ -> buildUnopened(ErrorCode.VALIDATION_ERROR, "%s is larger than 64 MiB".formatted(place.relative()), "");
            case ReadOutcome.HardLinked _ -> buildUnopened(
                    ErrorCode.POLICY_DENIED, "%s has more than one hard link".formatted(place.relative()), "");
            case ReadOutcome.NotAFile _ -> buildUnopened(ErrorCode.NOT_FOUND, "%s is not a file".formatted(place.relative()), "");
            case ReadOutcome.Failed(var trouble) -> buildUnopened(
                    ErrorCode.TRANSIENT_BACKEND_ERROR, "%s can't be read: %s".formatted(place.relative(), trouble.reason()), "");
        };
    }

    private static Opened read(ProjectBoundary scope, Inside place, TextLines lines) {
        return switch (Board.read(lines.whole())) {
            case BoardReadResult.Read(var board) -> new Opened.Layout(scope, place, lines, board);
            case BoardReadResult.TooMany(var what) -> buildUnopened(
                    ErrorCode.VALIDATION_ERROR,
                    "%s has more than %s, which exceeds the limit of this server".formatted(place.relative(), what),
                    "Work on it in KiCad.");
            case BoardReadResult.Malformed(var line, var problem) -> buildUnopened(
                    ErrorCode.CONFLICT,
                    "%s can't be parsed as a board, line %d: %s".formatted(place.relative(), line, problem),
                    "If a build is writing it, try again; otherwise undo the change that broke it with project_undo_edit.");
        };
    }

    private static Opened.Unopened buildUnopened(ErrorCode code, String message, String hint) {
        return new Opened.Unopened(code, message + ".", Optional.of(hint).filter(text -> !text.isEmpty()));
    }

    /** Returns the claims of a call that changes the board. */
    public List<Claim> resolveClaims(Path root, Optional<String> target) {
        return open(root, target) instanceof Opened.Layout layout ? List.of(new Claim.OfFile(layout.place().real())) : List.of();
    }

    /** Returns what is working on the board and would overwrite a change, or have its own work overwritten. */
    public Optional<Opened.Unopened> findObstacle(Opened.Layout layout) {
        var file = layout.place().real();
        var locked = file.resolveSibling("~" + file.getFileName() + ".lck");
        if (Files.exists(locked)) {
            return Optional.of(buildUnopened(
                    ErrorCode.CONFLICT,
                    "NOTHING WAS WRITTEN. KiCad has %s open and would overwrite the change".formatted(layout.path()),
                    "Close the board in KiCad. If KiCad is not running, it crashed: then delete %s.".formatted(locked.getFileName())));
        }
        return builds.list(layout.scope().root()).stream()
                .filter(build -> !build.state().isOver())
                .filter(build -> layout.path().endsWith("/" + build.request().target() + ".kicad_pcb"))
                .findFirst()
                .map(build -> buildUnopened(
                        ErrorCode.CONFLICT,
                        "NOTHING WAS WRITTEN. Build %s of this target has not finished, and writes the board at its end".formatted(build.id()),
                        "Follow it with build_status, then try again."));
    }

    public EditingContext createContext(Opened.Layout layout) {
        return EditingContext.of(state, layout.scope().root());
    }
}
