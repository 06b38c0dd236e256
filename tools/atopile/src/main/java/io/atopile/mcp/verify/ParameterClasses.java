package io.atopile.mcp.verify;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** Parameters that are the same, by predicates that say so (union-find), with the predicates that lead from one to another. */
final class ParameterClasses {

    private record Join(String other, DesignPredicate predicate) {}

    private record Path(String end, List<DesignPredicate> predicates) {}

    private final Map<String, String> parents = new HashMap<>();
    private final Map<String, List<Join>> joins = new HashMap<>();

    /** Returns the representative of a parameter. */
    String find(String parameter) {
        String root = parameter;
        for (String parent = parents.get(root); parent != null; parent = parents.get(root)) {
            root = parent;
        }
        if (!root.equals(parameter)) {
            parents.put(parameter, root);
        }
        return root;
    }

    void join(String left, String right, DesignPredicate predicate) {
        joins.computeIfAbsent(left, _ -> new ArrayList<>()).add(new Join(right, predicate));
        joins.computeIfAbsent(right, _ -> new ArrayList<>()).add(new Join(left, predicate));
        String leftRoot = find(left);
        String rightRoot = find(right);
        if (!leftRoot.equals(rightRoot)) {
            parents.put(rightRoot, leftRoot);
        }
    }

    /** Returns the fewest predicates that make two parameters the same; none if they aren't, or if they are equal. */
    List<DesignPredicate> findPath(String from, String to) {
        var seen = new HashSet<String>(List.of(from));
        var next = new ArrayDeque<Path>(List.of(new Path(from, List.of())));
        while (!next.isEmpty()) {
            Path path = next.remove();
            if (path.end().equals(to)) {
                return path.predicates();
            }
            for (Join join : joins.getOrDefault(path.end(), List.of())) {
                if (seen.add(join.other())) {
                    var longer = new ArrayList<>(path.predicates());
                    longer.add(join.predicate());
                    next.add(new Path(join.other(), longer));
                }
            }
        }
        return List.of();
    }
}
