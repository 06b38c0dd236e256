package io.atopile.mcp.build;

import io.atopile.mcp.file.BoundedFile;
import io.atopile.mcp.file.PathResolution;
import io.atopile.mcp.file.ProjectBoundary;
import io.atopile.mcp.file.ProjectWalk;
import io.atopile.mcp.journal.Sha256Digest;
import io.atopile.mcp.project.Project;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The files that builds write among the sources: the layout of a target, which they rewrite, and parts, which they only add.
 *
 * @param layout the digests of its files
 * @param parts the present files
 */
record FileDigests(Map<String, String> layout, Map<String, Path> parts) {

    /** No files. */
    static final FileDigests NONE = new FileDigests(Map.of(), Map.of());

    private static final int LARGEST = 16 << 20;

    FileDigests {
        layout = Map.copyOf(layout);
        parts = Map.copyOf(parts);
    }

    /** Takes the digests of the present files. */
    static FileDigests take(Project project, String target) throws InterruptedException {
        var layout = new TreeMap<String, String>();
        listFiles(project, project.resolveLayout(target).resolveSibling("")).forEach((path, file) -> compute(file).ifPresent(digest -> layout.put(path, digest)));
        return new FileDigests(layout, listFiles(project, OutputDirectories.findParts(project)));
    }

    private static Map<String, Path> listFiles(Project project, Path folder) throws InterruptedException {
        var found = new TreeMap<String, Path>();
        try {
            var scope = ProjectBoundary.of(project.root());
            if (folder.startsWith(project.root()) && scope.toRead(project.relativize(folder)) instanceof PathResolution.Inside start) {
                ProjectWalk.walk(scope, start, file -> {
                    found.put(file.relative(), file.real());
                    return true;
                });
            }
        } catch (IOException _) {
            return Map.of(); // A directory that doesn't exist has no files.
        }
        return found;
    }

    /** Returns the digest of a file, regardless of its line endings, which git may have changed; empty if it can't be read. */
    static Optional<String> compute(Path file) {
        try {
            var contents = BoundedFile.read(file, LARGEST);
            var plain = new ByteArrayOutputStream(contents.length);
            for (byte each : contents) {
                if (each != '\r') {
                    plain.write(each);
                }
            }
            return Optional.of(Sha256Digest.computeHex(plain.toByteArray()));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /** Returns the files that a build wrote since an earlier state. */
    List<RewrittenFiles.Rewrite> listRewritten(FileDigests before) {
        var rewritten = layout.entrySet().stream()
                .filter(file -> !file.getValue().equals(before.layout.get(file.getKey())))
                .map(file -> new RewrittenFiles.Rewrite(file.getKey(), Optional.ofNullable(before.layout.get(file.getKey())), file.getValue()));
        var added = parts.entrySet().stream()
                .filter(file -> !before.parts.containsKey(file.getKey()))
                .flatMap(file -> compute(file.getValue()).map(digest -> new RewrittenFiles.Rewrite(file.getKey(), Optional.empty(), digest)).stream());
        return Stream.concat(rewritten, added).sorted(Comparator.comparing(RewrittenFiles.Rewrite::path)).toList();
    }
}
