package io.atopile.mcp.git;

import io.atopile.mcp.git.RepositorySearchResult.Found;
import io.atopile.mcp.git.RepositorySearchResult.None;
import io.atopile.mcp.process.Completion;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A folder in the working tree of a git repository, and its history. */
public final class GitRepository {

    private static final Pattern REVISION = Pattern.compile("[\\p{L}\\p{N}_./@^~{}+][\\p{L}\\p{N}_./@^~{}+#=-]{0,199}");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
    private static final int LONGEST_SUBJECT = 120;
    private static final String NO_REPOSITORY = "The project is not in a git repository.";
    private static final String NOT_OWN = "The project's .git points to a repository that does not refer back to it.";

    private final GitCli git;
    private final Path folder;
    private final String prefix;

    private GitRepository(GitCli git, Path folder, String prefix) {
        this.git = git;
        this.folder = folder;
        this.prefix = prefix;
    }

    /** Finds the repository of a folder; rejects one to which the folder points but which doesn't refer back to it. */
    public static RepositorySearchResult of(GitCli git, Path folder) throws InterruptedException {
        var top = GitDirectories.findTop(folder);
        if (top.isEmpty()) {
            return new None(NO_REPOSITORY);
        }
        var own = GitDirectories.of(top.get());
        if (own.isEmpty()) {
            return new None(NOT_OWN);
        }
        var outward = OutwardLinks.find(own.get());
        return outward.isPresent() ? new None(outward.get()) : runQuery(git, folder, own.get());
    }

    private static RepositorySearchResult runQuery(GitCli git, Path folder, GitDirectories own) throws InterruptedException {
        var asked = git.ask(folder, List.of("rev-parse", "--show-toplevel", "--absolute-git-dir", "--git-common-dir", "--show-prefix"));
        if (!(asked instanceof Completion.Exited exited) || !exited.isSuccess()) {
            var refused = asked instanceof Completion.Exited told && told.errors().contains("dubious ownership");
            return new None(refused ? "git refuses the repository because another user owns it." : NO_REPOSITORY);
        }
        var lines = exited.output().lines().toList();
        return isOwn(folder, lines, own) ? new Found(new GitRepository(git, folder, lines.size() > 3 ? lines.get(3) : "")) : new None(NOT_OWN);
    }

    private static boolean isOwn(Path folder, List<String> lines, GitDirectories own) {
        try {
            return lines.size() > 2 && own.are(Path.of(lines.get(0)), Path.of(lines.get(1)), folder.resolve(lines.get(2)));
        } catch (IOException | InvalidPathException _) {
            return false;
        }
    }

    /** Resolves a revision to a commit; empty if there is none or the text isn't a valid revision. */
    public Optional<GitCommit> findCommit(String revision) throws IOException, InterruptedException {
        if (!REVISION.matcher(revision).matches()) {
            return Optional.empty();
        }
        var hash = findHash(revision + "^{commit}");
        if (hash.isEmpty()) {
            return Optional.empty();
        }
        var text = git.answer(folder, List.of("cat-file", "commit", hash.get()));
        var message = text.contains("\n\n") ? text.substring(text.indexOf("\n\n") + 2) : "";
        var subject = message.strip().lines().findFirst().orElse("").replaceAll("\\p{Cntrl}", " ").strip();
        return Optional.of(new GitCommit(
                hash.get(), subject.length() <= LONGEST_SUBJECT ? subject : subject.substring(0, LONGEST_SUBJECT) + "…"));
    }

    /** Returns the contents of the folder in a commit; empty if it didn't exist. */
    public Optional<GitTree> findTree(GitCommit commit) throws IOException, InterruptedException {
        var hash = findHash(prefix.isEmpty() ? commit.hash() + "^{tree}" : commit.hash() + ":" + prefix.replaceFirst("/$", ""));
        return hash.isEmpty() || !git.answer(folder, List.of("cat-file", "-t", hash.get())).strip().equals("tree")
                ? Optional.empty()
                : Optional.of(GitTree.read(hash.get(), git.answer(folder, List.of("ls-tree", "-r", "-z", "-l", "--full-tree", hash.get()))));
    }

    /** Returns the paths of the folder's current files: those that git tracks and those that it doesn't ignore. */
    public Set<String> present() throws IOException, InterruptedException {
        var listed = git.answer(folder, List.of("ls-files", "-z", "--cached", "--others", "--exclude-standard"));
        return Pattern.compile("\0").splitAsStream(listed).filter(path -> !path.isEmpty()).collect(Collectors.toUnmodifiableSet());
    }

    /** Opens a reader of file contents; the caller closes it. */
    public GitBlobReader openBlobReader(Path interpreter) throws IOException {
        return new GitBlobReader(git.openPipe(interpreter, folder, List.of("cat-file", "--batch")));
    }

    private Optional<String> findHash(String expression) throws InterruptedException {
        return git.ask(folder, List.of("rev-parse", "--verify", "--quiet", "--end-of-options", expression)) instanceof Completion.Exited exited
                        && exited.isSuccess()
                ? exited.output().lines().map(String::strip).filter(HASH.asMatchPredicate()).findFirst()
                : Optional.empty();
    }
}
