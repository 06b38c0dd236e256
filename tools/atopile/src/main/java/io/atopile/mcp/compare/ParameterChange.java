package io.atopile.mcp.compare;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** A parameter that was added or removed, or whose spec or actual value changed; missing values are absent. */
public record ParameterChange(
        String path,
        Optional<String> specBefore,
        Optional<String> specAfter,
        Optional<String> actualBefore,
        Optional<String> actualAfter,
        Optional<String> standingBefore,
        Optional<String> standingAfter) {

    static List<ParameterChange> compare(Map<String, DesignParameter> before, Map<String, DesignParameter> after, ComponentRenames renames) {
        var old = new TreeMap<String, DesignParameter>();
        before.forEach((path, parameter) -> old.put(renames.resolvePath(path), parameter));
        var paths = new TreeSet<>(old.keySet());
        paths.addAll(after.keySet());
        return paths.stream()
                .filter(path -> !Optional.ofNullable(old.get(path)).equals(Optional.ofNullable(after.get(path))))
                .map(path -> of(path, Optional.ofNullable(old.get(path)), Optional.ofNullable(after.get(path))))
                .toList();
    }

    private static ParameterChange of(String path, Optional<DesignParameter> before, Optional<DesignParameter> after) {
        return new ParameterChange(
                path,
                before.flatMap(DesignParameter::spec),
                after.flatMap(DesignParameter::spec),
                before.flatMap(DesignParameter::actual),
                after.flatMap(DesignParameter::actual),
                before.map(DesignParameter::words),
                after.map(DesignParameter::words));
    }
}
