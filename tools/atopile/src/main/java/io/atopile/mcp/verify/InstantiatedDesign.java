package io.atopile.mcp.verify;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The predicates of a design that atopile has instantiated, in the order of the source. Numbers are in SI base units. */
public record InstantiatedDesign(List<DesignPredicate> predicates) {

    public InstantiatedDesign {
        predicates = List.copyOf(predicates);
    }

    /**
     * Returns the part of the design on which a predicate depends, through parameters that predicates share. It ends at parameters that have
     * a value of their own: values of others that are connected to those are left out.
     */
    InstantiatedDesign findRelated(DesignPredicate predicate) {
        Map<String, List<DesignPredicate>> users = predicates.stream()
                .flatMap(each -> each.expression().listParameters().distinct().map(name -> Map.entry(name, each)))
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
        Set<DesignPredicate> related = new HashSet<>(List.of(predicate));
        Set<String> known = new HashSet<>();
        var open = new ArrayDeque<>(List.of(predicate));
        while (!open.isEmpty()) {
            open.remove().expression().listParameters().filter(known::add).forEach(name -> selectRelated(users.getOrDefault(name, List.of())).stream()
                    .filter(related::add)
                    .forEach(open::add));
        }
        return new InstantiatedDesign(predicates.stream().filter(related::contains).toList());
    }

    /** Selects, from the predicates that use a parameter, those that give it its value if there are any. */
    private static List<DesignPredicate> selectRelated(List<DesignPredicate> users) {
        List<DesignPredicate> own = users.stream().filter(user -> user.expression().listParameters().count() == 1).toList();
        return own.stream().anyMatch(user -> user.kind() == PredicateKind.VALUE) ? own : users;
    }
}
