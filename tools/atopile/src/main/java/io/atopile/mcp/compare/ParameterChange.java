package io.atopile.mcp.compare;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A parameter that came, went, or of which another value is asked or had. */
public record ParameterChange(String path, Change change, Optional<Parameter> before, Optional<Parameter> after) {

    static List<ParameterChange> between(Map<String, Parameter> before, Map<String, Parameter> after, Renames renames) {
        var old = new TreeMap<String, Parameter>();
        before.forEach((path, parameter) -> old.put(renames.path(path), parameter));
        var paths = new TreeSet<>(old.keySet());
        paths.addAll(after.keySet());
        return paths.stream().flatMap(path -> of(path, Optional.ofNullable(old.get(path)), Optional.ofNullable(after.get(path)))).toList();
    }

    private static Stream<ParameterChange> of(String path, Optional<Parameter> before, Optional<Parameter> after) {
        if (before.equals(after)) {
            return Stream.empty();
        }
        var change = before.isEmpty() ? Change.ADDED : after.isEmpty() ? Change.REMOVED : Change.CHANGED;
        return Stream.of(new ParameterChange(path, change, before, after));
    }
}
