package io.atopile.mcp.baseline;

import io.atopile.mcp.file.BoundedFile;
import io.atopile.mcp.project.Project;
import io.atopile.mcp.yaml.YamlDocument;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Checks whether an {@code ato.yaml} makes atopile write outside the project's directory, so that a copy would write to the original. */
final class ExternalPathCheck {

    private static final int LARGEST = 1_000_000;

    private ExternalPathCheck() {}

    static boolean isIn(Path root) {
        try {
            return containsExternalPath(root, YamlDocument.parse(BoundedFile.readText(root.resolve(Project.FILE), LARGEST)).value());
        } catch (IOException | YamlEngineException _) {
            return true;
        }
    }

    private static boolean containsExternalPath(Path root, @Nullable Object node) {
        return switch (node) {
            case Map<?, ?> map -> map.entrySet().stream()
                    .anyMatch(entry -> ("paths".equals(entry.getKey())
                            ? collectTexts(entry.getValue()).anyMatch(path -> isExternalPath(root, path))
                            : containsExternalPath(root, entry.getValue())));
            case Collection<?> list -> list.stream().anyMatch(item -> containsExternalPath(root, item));
            case null, default -> false;
        };
    }

    private static Stream<String> collectTexts(@Nullable Object node) {
        return switch (node) {
            case String text -> Stream.of(text);
            case Map<?, ?> map -> map.values().stream().flatMap(ExternalPathCheck::collectTexts);
            case Collection<?> list -> list.stream().flatMap(ExternalPathCheck::collectTexts);
            case null, default -> Stream.empty();
        };
    }

    private static boolean isExternalPath(Path root, String text) {
        try {
            var path = Path.of(text);
            return path.isAbsolute() || text.startsWith("~") || !root.resolve(path).normalize().startsWith(root);
        } catch (InvalidPathException _) {
            return true;
        }
    }
}
