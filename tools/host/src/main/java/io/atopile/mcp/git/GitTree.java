package io.atopile.mcp.git;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The contents of a folder in a commit.
 *
 * @param hash the tree's hash
 * @param files sorted by path; only regular files with paths inside the folder
 * @param leftOut the number of omitted links, submodules and files with unusual names
 */
public record GitTree(String hash, List<TreeFile> files, int leftOut) {

    private static final Pattern ENTRY = Pattern.compile("(\\d{6}) (\\w+) ([0-9a-f]{40,64}) +(\\d+|-)\\t(.+)", Pattern.DOTALL);
    private static final Pattern ODD_NAME = Pattern.compile("(?i)\\.{0,2}|\\.git|.*[\\\\\\p{Cntrl}\uFFFD].*");

    public GitTree {
        files = List.copyOf(files);
    }

    /** Parses the output of {@code git ls-tree -r -z -l}. */
    static GitTree read(String hash, String listing) {
        var entries = Pattern.compile("\0").splitAsStream(listing).filter(entry -> !entry.isEmpty()).toList();
        var files = entries.stream()
                .flatMap(entry -> parseEntry(entry).stream())
                .sorted(Comparator.comparing(TreeFile::path))
                .toList();
        return new GitTree(hash, files, entries.size() - files.size());
    }

    private static Optional<TreeFile> parseEntry(String entry) {
        var read = ENTRY.matcher(entry);
        return read.matches() && read.group(1).startsWith("100") && read.group(2).equals("blob") && isPlain(read.group(5))
                ? Optional.of(new TreeFile(read.group(5), read.group(3), Long.parseLong(read.group(4))))
                : Optional.empty();
    }

    private static boolean isPlain(String path) {
        return Pattern.compile("/").splitAsStream(path).noneMatch(name -> ODD_NAME.matcher(name).matches()) && !path.endsWith("/") && !path.startsWith("/");
    }
}
