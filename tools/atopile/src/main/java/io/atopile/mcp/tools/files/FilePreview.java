package io.atopile.mcp.tools.files;

import io.atopile.mcp.file.Located.Inside;
import io.atopile.mcp.file.Located.Refused;
import io.atopile.mcp.file.Scope;
import io.atopile.mcp.hashline.ChangePreview;
import io.atopile.mcp.tool.CallPreview;
import java.util.function.BiFunction;

/** What a change of a file is shown as to the person who must approve it. */
final class FilePreview {

    private FilePreview() {}

    /** {@code verb} and the path make the title; a path that will be refused is shown with the reason. */
    static CallPreview of(Desk desk, Scope scope, String verb, String path, BiFunction<ChangePreview, Inside, ChangePreview.Shown> change) {
        return switch (scope.toWrite(path)) {
            case Inside place -> {
                var shown = change.apply(new ChangePreview(desk.kit(scope), scope), place);
                yield new CallPreview("%s %s: %s".formatted(verb, place.relative(), shown.summary()), shown.diff());
            }
            case Refused refused ->
                new CallPreview("%s %s: will be refused, because %s".formatted(verb, path, refused.message()), "");
        };
    }
}
