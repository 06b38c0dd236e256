package io.atopile.mcp.compare;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** A parameter that came, went, or of which another value is asked or had; what it didn't have is absent. */
public record ParameterChange(
        String path,
        Optional<String> specBefore,
        Optional<String> specAfter,
        Optional<String> actualBefore,
        Optional<String> actualAfter,
        Optional<String> standingBefore,
        Optional<String> standingAfter) {

    static List<ParameterChange> between(Map<String, Parameter> before, Map<String, Parameter> after, Renames renames) {
        var old = new TreeMap<String, Parameter>();
        before.forEach((path, parameter) -> old.put(renames.path(path), parameter));
        var paths = new TreeSet<>(old.keySet());
        paths.addAll(after.keySet());
        return paths.stream()
                .filter(path -> !Optional.ofNullable(old.get(path)).equals(Optional.ofNullable(after.get(path))))
                .map(path -> of(path, Optional.ofNullable(old.get(path)), Optional.ofNullable(after.get(path))))
                .toList();
    }

    private static ParameterChange of(String path, Optional<Parameter> before, Optional<Parameter> after) {
        return new ParameterChange(
                path,
                before.flatMap(Parameter::spec),
                after.flatMap(Parameter::spec),
                before.flatMap(Parameter::actual),
                after.flatMap(Parameter::actual),
                before.map(Parameter::words),
                after.map(Parameter::words));
    }
}
