package io.atopile.mcp.explain;

import io.atopile.mcp.stdlib.StdlibItem;
import io.atopile.mcp.stdlib.StdlibKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Resolves the members of types: of the project's types from their sources, of others from the standard library. */
final class TypeResolver {

    /** A type's name and the source in which it is used. */
    record Named(String name, AtoSourceFile in) {}

    private static final String PARAMETER = "parameter";
    private static final String ELECTRICAL = "Electrical";
    private static final Set<String> NUMERIC = Set.of("resistance", "capacitance", "inductance", "max_voltage", "max_power", "max_current", "voltage", "frequency");
    private static final int DEEPEST = 16;

    private final ProjectSources sources;
    private final Map<String, StdlibItem> library;

    TypeResolver(ProjectSources sources, List<StdlibItem> items) {
        this.sources = sources;
        this.library = new LinkedHashMap<>();
        items.forEach(item -> library.put(item.name(), item));
    }

    Optional<StdlibItem> findItem(String name) {
        return Optional.ofNullable(library.get(name));
    }

    /** Returns the names of all items of the library. */
    Set<String> listItems() {
        return library.keySet();
    }

    /** Returns the source that defines a type; empty for types of the standard library and unknown types. */
    Optional<AtoSourceFile> findDefinition(Named type) {
        return findDefinition(type, 0);
    }

    private Optional<AtoSourceFile> findDefinition(Named type, int depth) {
        if (type.in().findBlock(type.name()).isPresent() || depth > DEEPEST) {
            return Optional.of(type.in()).filter(source -> source.findBlock(type.name()).isPresent());
        }
        return type.in().imports()
                .filter(one -> one.names().contains(type.name()))
                .flatMap(one -> one.path().stream())
                .findFirst()
                .flatMap(path -> sources.resolveImport(type.in(), path))
                .flatMap(source -> findDefinition(new Named(type.name(), source), depth + 1));
    }

    /** Returns the members of a type with their types, in order; empty for an unknown type. */
    Map<String, Named> listMembers(Named type) {
        return listMembers(type, 0);
    }

    private Map<String, Named> listMembers(Named type, int depth) {
        Optional<AtoSourceFile> own = findDefinition(type);
        if (own.isEmpty() || depth > DEEPEST) {
            return listLibraryMembers(type);
        }
        var members = new LinkedHashMap<String, Named>();
        own.get().findBlock(type.name()).ifPresent(block -> {
            if (block.saying() instanceof StatementNode.Opens(_, Optional<String> parent) && parent.isPresent()) {
                members.putAll(listMembers(new Named(parent.get(), own.get()), depth + 1));
            }
        });
        own.get().statements().stream()
                .filter(one -> one.block().equals(type.name()))
                .forEach(one -> add(members, one.saying(), own.get()));
        return members;
    }

    private static void add(Map<String, Named> members, StatementNode saying, AtoSourceFile in) {
        switch (saying) {
            case StatementNode.Makes(var path, var made) -> members.put(path, new Named(made, in));
            case StatementNode.Declares(var name, _, _) -> members.put(name, new Named(PARAMETER, in));
            case StatementNode.Signals(var name) -> members.put(name, new Named(ELECTRICAL, in));
            case StatementNode.Imports _, StatementNode.Opens _, StatementNode.Assigns _, StatementNode.Asserts _, StatementNode.Connects _, StatementNode.Else _ -> {}
        }
    }

    private Map<String, Named> listLibraryMembers(Named type) {
        var members = new LinkedHashMap<String, Named>();
        findItem(type.name()).ifPresent(item -> {
            item.children().forEach(child -> members.put(child.name(), new Named(child.type(), type.in())));
            item.parameters().forEach(parameter -> members.put(parameter.name(), new Named(PARAMETER, type.in())));
        });
        return members;
    }

    /** Returns the type at the end of a path that begins in a block. */
    Optional<Named> resolvePath(Named block, List<String> path) {
        Named type = block;
        for (String name : path) {
            Optional<Named> next = findMember(type, name);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            type = next.get();
        }
        return Optional.of(type);
    }

    /** Returns a member by its name, or by the name of its array. */
    Optional<Named> findMember(Named type, String name) {
        Map<String, Named> members = listMembers(type);
        return Optional.ofNullable(members.get(name)).or(() -> Optional.ofNullable(members.get(name.replaceFirst("\\[.*$", ""))));
    }

    /** Returns the unit in which a parameter is declared; empty if unknown. */
    Optional<String> findUnit(Named block, String path) {
        List<String> names = splitPath(path);
        Optional<Named> owner = resolvePath(block, names.subList(0, names.size() - 1));
        return owner.flatMap(type -> findDefinition(type)
                .flatMap(source -> source.listStatements(type.name(), StatementNode.Declares.class)
                        .map(one -> (StatementNode.Declares) one.saying())
                        .filter(declared -> declared.name().equals(names.getLast()))
                        .map(StatementNode.Declares::unit)
                        .findFirst())
                .or(() -> findItem(type.name()).stream()
                        .flatMap(item -> item.parameters().stream())
                        .filter(parameter -> parameter.name().equals(names.getLast()))
                        .flatMap(parameter -> parameter.unit().stream())
                        .findFirst()));
    }

    static boolean isParameter(Named type) {
        return type.name().equals(PARAMETER);
    }

    /** Whether a type is an interface, whose instances can be connected. */
    boolean isInterface(Named type) {
        return findDefinition(type)
                .flatMap(source -> source.findBlock(type.name()))
                .map(block -> block.tokens().getFirst().isWord("interface"))
                .orElseGet(() -> type.name().equals(ELECTRICAL) || findItem(type.name()).filter(item -> item.type() == StdlibKind.INTERFACE).isPresent());
    }

    /** Whether all members of a type are known: it and what it extends are of the project, or it is in the known library. */
    boolean isComplete(Named type) {
        Optional<AtoSourceFile> source = findDefinition(type);
        return source.map(file -> file.findParent(type.name()).map(parent -> isComplete(new Named(parent, file))).orElse(true))
                .orElseGet(() -> findItem(type.name()).isPresent());
    }

    /** Whether a member of this name is a number with a unit in the common parts of the library. */
    static boolean isNumeric(String name) {
        return NUMERIC.contains(name);
    }

    /** Splits a path into names; an index stays with its name. */
    static List<String> splitPath(String path) {
        return List.of(path.strip().split("\\s*\\.\\s*", -1));
    }
}
