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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The digests of the files that builds write among the sources: the layout of a target, and the parts. */
record FileDigests(Map<String, String> digests) {

    private static final int LARGEST = 16 << 20;

    FileDigests {
        digests = Map.copyOf(digests);
    }

    /** Takes the digests of the present files. */
    static FileDigests take(Project project, String target) throws InterruptedException {
        var found = new TreeMap<String, String>();
        var layout = project.resolveLayout(target).resolveSibling("");
        for (Path folder : List.of(layout, OutputDirectories.findParts(project))) {
            try {
                var scope = ProjectBoundary.of(project.root());
                if (folder.startsWith(project.root()) && scope.toRead(project.relativize(folder)) instanceof PathResolution.Inside start) {
                    ProjectWalk.walk(scope, start, file -> {
                        compute(file.real()).ifPresent(digest -> found.put(file.relative(), digest));
                        return true;
                    });
                }
            } catch (IOException _) {
                continue; // A directory that doesn't exist has no files.
            }
        }
        return new FileDigests(found);
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

    /** Returns the files that differ from an earlier state. */
    List<RewrittenFiles.Rewrite> listRewritten(FileDigests before) {
        var paths = new TreeSet<>(digests.keySet());
        paths.addAll(before.digests.keySet());
        return paths.stream()
                .filter(path -> !Objects.equals(digests.get(path), before.digests.get(path)))
                .flatMap(path -> Stream.ofNullable(digests.get(path))
                        .map(now -> new RewrittenFiles.Rewrite(path, Optional.ofNullable(before.digests.get(path)), now)))
                .toList();
    }
}
