package io.atopile.mcp.compare;

import io.atopile.mcp.packages.Dependency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A package that ato.yaml names in another version, or no longer, or newly. */
public record PackageChange(
        String identifier, Optional<String> before, Optional<String> after) {

    public static List<PackageChange> between(List<Dependency> before, List<Dependency> after) {
        var old = byName(before);
        var now = byName(after);
        var names = new TreeSet<>(old.keySet());
        names.addAll(now.keySet());
        return names.stream()
                .map(name -> new PackageChange(name, Optional.ofNullable(old.get(name)), Optional.ofNullable(now.get(name))))
                .filter(change -> !change.before().equals(change.after()))
                .toList();
    }

    private static Map<String, String> byName(List<Dependency> dependencies) {
        return dependencies.stream()
                .collect(Collectors.toMap(
                        dependency -> dependency.identifier().isEmpty() ? dependency.path().orElse("?") : dependency.identifier(),
                        PackageChange::wanted,
                        (first, _) -> first,
                        TreeMap::new));
    }

    private static String wanted(Dependency dependency) {
        return switch (dependency.kind()) {
            case REGISTRY -> dependency.release().orElse("any");
            case FILE -> "path " + dependency.path().orElse("?");
            case GIT -> "git " + dependency.release().orElse("any");
        };
    }
}
