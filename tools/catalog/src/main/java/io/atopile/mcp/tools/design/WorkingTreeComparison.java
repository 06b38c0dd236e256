package io.atopile.mcp.tools.design;

import io.atopile.mcp.build.Builds;
import io.atopile.mcp.build.RewrittenFiles;
import io.atopile.mcp.compare.FileComparison;
import io.atopile.mcp.compare.RevisionFileChange;
import io.atopile.mcp.file.BoundedFile;
import io.atopile.mcp.file.PathResolution;
import io.atopile.mcp.file.ProjectBoundary;
import io.atopile.mcp.file.ProjectWalk;
import io.atopile.mcp.git.GitRepository;
import io.atopile.mcp.git.GitTree;
import io.atopile.mcp.git.TreeFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Compares the files of a project with those of a revision. A file that differs only because a build of ours wrote it, and that isn't
 * committed, is left out: such as a layout to which a build added the parts of the change.
 */
record WorkingTreeComparison(Builds builds, GitRepository repository, Path root) {

    private static final int LARGEST = 16 << 20;

    /** Compares with the exported files of a revision. */
    List<RevisionFileChange> compareWith(Path exported) throws IOException, InterruptedException {
        var present = repository.present();
        var before = collectFiles(exported, _ -> true);
        var after = collectFiles(root, present::contains);
        var written = builds.findRewritten(root);
        var committed = readHead();
        var changes = new ArrayList<RevisionFileChange>();
        for (var change : FileComparison.compare(before, after)) {
            judge(change, Optional.ofNullable(before.get(change.path())), Optional.ofNullable(after.get(change.path())), written, committed).ifPresent(changes::add);
        }
        return changes;
    }

    private static Optional<RevisionFileChange> judge(
            RevisionFileChange change, Optional<Path> before, Optional<Path> after, RewrittenFiles written, Map<String, TreeFile> committed) {
        if (after.isEmpty() || !written.isWritten(change.path(), after.get()) || isCommitted(after.get(), Optional.ofNullable(committed.get(change.path())))) {
            return Optional.of(change);
        }
        return written.isUnchangedBeside(change.path(), after.get(), before) ? Optional.empty() : Optional.of(change.withoutLines());
    }

    private static boolean isCommitted(Path file, Optional<TreeFile> committed) {
        try {
            return committed.isPresent() && committed.get().hasContents(BoundedFile.read(file, LARGEST));
        } catch (IOException _) {
            return false;
        }
    }

    private Map<String, TreeFile> readHead() throws IOException, InterruptedException {
        var head = repository.findCommit("HEAD");
        var tree = head.isEmpty() ? Optional.<GitTree>empty() : repository.findTree(head.get());
        var files = new TreeMap<String, TreeFile>();
        tree.ifPresent(found -> found.files().forEach(file -> files.put(file.path(), file)));
        return files;
    }

    private static Map<String, Path> collectFiles(Path root, Predicate<String> counts) throws IOException, InterruptedException {
        var files = new TreeMap<String, Path>();
        var scope = ProjectBoundary.of(root);
        if (scope.toRead(".") instanceof PathResolution.Inside start) {
            ProjectWalk.walk(scope, start, file -> {
                if (counts.test(file.relative())) {
                    files.put(file.relative(), file.real());
                }
                return true;
            });
        }
        return files;
    }
}
