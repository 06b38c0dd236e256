package io.atopile.mcp.compare;

import io.atopile.mcp.packages.PackageDependency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A package that was added to or removed from ato.yaml, or whose version changed. */
public record DependencyChange(
        String identifier, Optional<String> before, Optional<String> after) {

    public static List<DependencyChange> compare(List<PackageDependency> before, List<PackageDependency> after) {
        var old = indexByName(before);
        var now = indexByName(after);
        var names = new TreeSet<>(old.keySet());
        names.addAll(now.keySet());
        return names.stream()
                .map(name -> new DependencyChange(name, Optional.ofNullable(old.get(name)), Optional.ofNullable(now.get(name))))
                .filter(change -> !change.before().equals(change.after()))
                .toList();
    }

    private static Map<String, String> indexByName(List<PackageDependency> dependencies) {
        return dependencies.stream()
                .collect(Collectors.toMap(
                        dependency -> dependency.identifier().isEmpty() ? dependency.path().orElse("?") : dependency.identifier(),
                        DependencyChange::describeVersion,
                        (first, _) -> first,
                        TreeMap::new));
    }

    private static String describeVersion(PackageDependency dependency) {
        return switch (dependency.kind()) {
            case REGISTRY -> dependency.release().orElse("any");
            case FILE -> "path " + dependency.path().orElse("?");
            case GIT -> "git " + dependency.release().orElse("any");
        };
    }
}
