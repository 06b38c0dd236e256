package io.atopile.mcp.explain;

import io.atopile.mcp.explain.ExplanationLocation.Role;
import io.atopile.mcp.explain.Fix.Confidence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds files that import each other, modules that extend each other, and modules that contain themselves. */
final class CircularReference {

    /** A reference from one file or module to another, and its statement. */
    private record Link(String from, String to, AtoSourceFile source, AtoStatement statement) {

        ExplanationLocation toLocation(Role role, String note) {
            return ExplanationLocation.of(role, source, statement, note.formatted(from, to));
        }
    }

    private CircularReference() {}

    static Explanation explainImports(DiagnosticContext subject) {
        List<Link> cycle = subject.root().map(root -> findCycle(root.in(), AtoSourceFile::path, source -> listImports(subject, source))).orElse(List.of());
        if (cycle.isEmpty()) {
            return Explanation.of("Files import each other in a circle: " + subject.message());
        }
        String text = "Files import each other in a circle: %s. atopile needs every imported file to be complete before the one that imports it."
                .formatted(describe(cycle));
        var fixes = new ArrayList<>(cycle.stream().filter(CircularReference::isUnused).map(CircularReference::removeImport).toList());
        fixes.add(Fix.ofAdvice(
                "Break the circle",
                "Of two files, only one can import the other.",
                cycle.getLast().source().path(),
                "Move what both files need to a third file that imports neither, and import it from there; or put the modules into one file."));
        return place(text, fixes, cycle, Role.IMPORT, "%s imports %s");
    }

    static Explanation explainInheritance(DiagnosticContext subject) {
        for (AtoSourceFile source : subject.design()) {
            for (String name : source.blocks()) {
                List<Link> cycle = findCycle(new TypeResolver.Named(name, source), CircularReference::toKey, type -> listParents(subject, type).stream());
                if (!cycle.isEmpty()) {
                    return place("Modules extend each other in a circle: %s. One of them must not extend the other.".formatted(describe(cycle)), List.of(), cycle, Role.DECLARATION, "%s extends %s");
                }
            }
        }
        return Explanation.of("Modules extend each other in a circle.");
    }

    /** Explains a module that contains itself, on which atopile crashes; empty if the design has none. */
    static Optional<Explanation> explainContainment(DiagnosticContext subject) {
        List<Link> cycle = subject.root().map(root -> findCycle(root, CircularReference::toKey, type -> listParts(subject, type))).orElse(List.of());
        if (cycle.isEmpty()) {
            return Optional.empty();
        }
        String text = cycle.size() == 1
                ? "`%s` contains itself, so the design would be infinite; atopile crashes on it.".formatted(cycle.getFirst().from())
                : "Modules contain each other in a circle: %s. The design would be infinite; atopile crashes on it.".formatted(describe(cycle));
        var fixes = List.of(Fix.of(
                        "Remove line %d".formatted(cycle.getLast().statement().line()),
                        "Without it the circle is broken.",
                        Confidence.POSSIBLE,
                        cycle.getLast().source(),
                        SourceRewriter.without(cycle.getLast().source(), cycle.getLast().statement()::equals))
                .withNeeds("Decide which module is the outer one; other lines may use this instance."));
        return Optional.of(place(text, fixes, cycle, Role.DECLARATION, "%s contains a %s"));
    }

    private static Explanation place(String text, List<Fix> fixes, List<Link> cycle, Role role, String note) {
        List<ExplanationLocation> places = cycle.stream().map(link -> link.toLocation(role, note)).toList();
        return Explanation.of(text, fixes).withPlace(places.getFirst()).with(places);
    }

    private static String describe(List<Link> cycle) {
        return Stream.concat(cycle.stream().map(Link::from), Stream.of(cycle.getLast().to())).map("`%s`"::formatted).collect(Collectors.joining(" → "));
    }

    private static String toKey(TypeResolver.Named type) {
        return type.name() + "@" + type.in().path();
    }

    private record Edge<T>(T to, Link link) {}

    private static Stream<Edge<AtoSourceFile>> listImports(DiagnosticContext subject, AtoSourceFile source) {
        return source.statements().stream().flatMap(statement -> statement.saying() instanceof StatementNode.Imports(_, var path) && path.isPresent()
                ? subject.sources().resolveImport(source, path.get()).stream().map(to -> new Edge<>(to, new Link(source.path(), to.path(), source, statement)))
                : Stream.empty());
    }

    private static Optional<Edge<TypeResolver.Named>> listParents(DiagnosticContext subject, TypeResolver.Named type) {
        return type.in().findBlock(type.name()).flatMap(block -> type.in()
                .findParent(type.name())
                .flatMap(parent -> resolve(subject, parent, type.in()).map(to -> new Edge<>(to, new Link(type.name(), parent, type.in(), block)))));
    }

    private static Stream<Edge<TypeResolver.Named>> listParts(DiagnosticContext subject, TypeResolver.Named type) {
        Stream<Edge<TypeResolver.Named>> made = type.in().listStatements(type.name(), StatementNode.Makes.class).flatMap(statement -> {
            String name = ((StatementNode.Makes) statement.saying()).type();
            return resolve(subject, name, type.in()).stream().map(to -> new Edge<>(to, new Link(type.name(), name, type.in(), statement)));
        });
        return Stream.concat(made, listParents(subject, type).stream());
    }

    private static Optional<TypeResolver.Named> resolve(DiagnosticContext subject, String name, AtoSourceFile from) {
        return subject.types().findDefinition(new TypeResolver.Named(name, from)).map(source -> new TypeResolver.Named(name, source));
    }

    /** Returns the links of the first circle that can be reached from a start. */
    private static <T> List<Link> findCycle(T start, Function<T, String> key, Function<T, Stream<Edge<T>>> next) {
        return walk(start, key, next, new LinkedHashMap<>(), new ArrayList<>());
    }

    private static <T> List<Link> walk(T at, Function<T, String> key, Function<T, Stream<Edge<T>>> next, Map<String, Integer> open, List<Link> way) {
        String name = key.apply(at);
        Integer depth = open.get(name);
        if (depth != null) {
            return depth < 0 ? List.of() : List.copyOf(way.subList(depth, way.size()));
        }
        open.put(name, way.size());
        for (Edge<T> edge : next.apply(at).toList()) {
            way.add(edge.link());
            List<Link> cycle = walk(edge.to(), key, next, open, way);
            if (!cycle.isEmpty()) {
                return cycle;
            }
            way.removeLast();
        }
        open.put(name, -1);
        return List.of();
    }

    private static boolean isUnused(Link link) {
        return link.statement().saying() instanceof StatementNode.Imports(var names, _)
                && link.source().statements().stream()
                        .filter(one -> !one.equals(link.statement()))
                        .noneMatch(one -> one.tokens().stream().anyMatch(token -> names.contains(token.text())));
    }

    private static Fix removeImport(Link link) {
        return Fix.of(
                "Remove the import of %s".formatted(link.to()),
                "Nothing in this file uses it.",
                Confidence.CERTAIN,
                link.source(),
                SourceRewriter.without(link.source(), link.statement()::equals));
    }
}
