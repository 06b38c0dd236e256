package io.atopile.mcp.upgrade;

import io.atopile.mcp.explain.UpgradedSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a project's sources define and import, as they will be when they are carried over. */
record SourceOverview(List<UpgradedSource> sources) {

    private static final Pattern BLOCK = Pattern.compile("^(?:module|component|interface)\\s+(\\w+)");
    private static final Pattern IMPORT = Pattern.compile("^\\s*(?:from\\s+[\"']([^\"']+)[\"']\\s+import\\b|import\\s+.*\\bfrom\\s+[\"']([^\"']+)[\"'])");

    SourceOverview {
        sources = List.copyOf(sources);
    }

    /** Returns the modules, components and interfaces of a file; empty if there is no such source. */
    Optional<List<String>> findBlocks(String path) {
        return sources.stream().filter(source -> source.path().equals(path)).findFirst().map(SourceOverview::listBlocks);
    }

    /** Returns the files that define a name. */
    List<String> findFiles(String block) {
        return sources.stream().filter(source -> listBlocks(source).contains(block)).map(UpgradedSource::path).toList();
    }

    /** Whether a source imports from a package. */
    boolean isImported(String packageName) {
        return sources.stream()
                .flatMap(source -> source.after().stream())
                .flatMap(line -> IMPORT.matcher(line).results())
                .flatMap(found -> Stream.of(1, 2).map(found::group).filter(path -> path != null))
                .anyMatch(path -> path.startsWith(packageName + "/"));
    }

    private static List<String> listBlocks(UpgradedSource source) {
        return source.after().stream().flatMap(line -> BLOCK.matcher(line).results()).map((MatchResult found) -> found.group(1)).toList();
    }
}
