package io.atopile.mcp.tools.report;

import io.atopile.mcp.file.PathResolution.Inside;
import io.atopile.mcp.file.ProjectBoundary;
import io.atopile.mcp.file.ProjectWalk;
import io.atopile.mcp.project.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/** A text that changes when a project's sources do. */
final class SourceVersion {

    private SourceVersion() {}

    static String compute(Project project) {
        var hash = new AtomicInteger();
        try {
            var scope = ProjectBoundary.of(project.root());
            ProjectWalk.walk(scope, new Inside(scope.root(), ""), file -> {
                if (file.relative().endsWith(".ato") || file.relative().equals(Project.FILE)) {
                    hash.accumulateAndGet(Objects.hash(file.relative(), findModifiedTime(file.real())), (all, one) -> 31 * all + one);
                }
                return true;
            });
        } catch (IOException _) {
            return "";
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return Integer.toHexString(hash.get());
    }

    private static String findModifiedTime(Path file) {
        try {
            return Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toString();
        } catch (IOException _) {
            return "";
        }
    }
}
