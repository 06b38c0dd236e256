package io.atopile.mcp.baseline;

import io.atopile.mcp.file.BoundedFile;
import io.atopile.mcp.project.BoundedYaml;
import io.atopile.mcp.project.Project;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Whether an {@code ato.yaml} has atopile write outside of the project's folder, so that a copy of it would write into the original. */
final class ExternalPathCheck {

    private static final int LARGEST = 1_000_000;

    private ExternalPathCheck() {}

    static boolean isIn(Path root) {
        try {
            return leadOut(root, BoundedYaml.load(BoundedFile.text(root.resolve(Project.FILE), LARGEST)));
        } catch (IOException | YamlEngineException _) {
            return true;
        }
    }

    private static boolean leadOut(Path root, @Nullable Object node) {
        return switch (node) {
            case Map<?, ?> map -> map.entrySet().stream()
                    .anyMatch(entry -> ("paths".equals(entry.getKey())
                            ? texts(entry.getValue()).anyMatch(path -> leadsOut(root, path))
                            : leadOut(root, entry.getValue())));
            case Collection<?> list -> list.stream().anyMatch(item -> leadOut(root, item));
            case null, default -> false;
        };
    }

    private static Stream<String> texts(@Nullable Object node) {
        return switch (node) {
            case String text -> Stream.of(text);
            case Map<?, ?> map -> map.values().stream().flatMap(ExternalPathCheck::texts);
            case Collection<?> list -> list.stream().flatMap(ExternalPathCheck::texts);
            case null, default -> Stream.empty();
        };
    }

    private static boolean leadsOut(Path root, String text) {
        try {
            var path = Path.of(text);
            return path.isAbsolute() || text.startsWith("~") || !root.resolve(path).normalize().startsWith(root);
        } catch (InvalidPathException _) {
            return true;
        }
    }
}
