package io.atopile.mcp.tools.files;

import io.atopile.mcp.file.PathResolution.Inside;
import io.atopile.mcp.file.PathResolution.Refused;
import io.atopile.mcp.file.ProjectBoundary;
import io.atopile.mcp.hashline.ChangePreview;
import io.atopile.mcp.tool.CallPreview;
import java.util.Optional;
import java.util.function.BiFunction;

/** The preview of a file change for the person who must approve it. */
final class FilePreview {

    private FilePreview() {}

    /** Builds a preview with {@code verb} and the path as title; a path that will be refused is shown with the reason. */
    static CallPreview of(ProjectFileAccess desk, ProjectBoundary scope, String verb, String path, BiFunction<ChangePreview, Inside, ChangePreview.Shown> change) {
        return switch (scope.toWrite(path)) {
            case Inside place -> {
                var shown = change.apply(new ChangePreview(desk.getContext(scope), scope), place);
                yield new CallPreview("%s %s: %s".formatted(verb, place.relative(), shown.summary()), shown.diff(), Optional.of(shown.binding()));
            }
            case Refused refused -> findRefusal(verb + " " + path, refused.message());
        };
    }

    /** Builds the preview of a move; it includes the content if other programs execute or obey the file at its old or new path. */
    static CallPreview ofMove(ProjectFileAccess desk, ProjectBoundary scope, String path, String newPath) {
        return switch (scope.toWrite(path)) {
            case Refused refused -> findRefusal("Move " + path, refused.message());
            case Inside place -> switch (scope.toWrite(newPath)) {
                case Refused refused -> findRefusal("Move %s to %s".formatted(place.relative(), newPath), refused.message());
                case Inside to -> {
                    var isObeyed = desk.isObeyed(scope, place, path) || desk.isObeyed(scope, to, newPath);
                    var shown = new ChangePreview(desk.getContext(scope), scope).move(place, to, isObeyed);
                    yield new CallPreview(
                            "Move %s to %s%s".formatted(place.relative(), to.relative(), shown.summary().isEmpty() ? "" : ": " + shown.summary()),
                            shown.diff(),
                            Optional.of(shown.binding()));
                }
            };
        };
    }

    private static CallPreview findRefusal(String what, String message) {
        return new CallPreview("%s: will be refused, because %s".formatted(what, message), "", Optional.of(ChangePreview.NO_CHANGE));
    }
}
