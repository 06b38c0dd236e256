package io.atopile.mcp.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A statement of a module as it applies to one of its instances.
 *
 * @param prefix the instance's path from the design's root with a trailing dot; empty for the root
 * @param block the module, or the one that it extends, which has the statement
 */
record PlacedStatement(String prefix, TypeResolver.Named block, AtoStatement statement) {

    private static final int DEEPEST = 12;
    private static final int MOST = 20_000;

    AtoSourceFile source() {
        return block.in();
    }

    /** Returns all statements of a design in traversal order. */
    static List<PlacedStatement> list(TypeResolver types, TypeResolver.Named root) {
        var found = new ArrayList<PlacedStatement>();
        collect(types, root, "", found, 0);
        return found;
    }

    private static void collect(TypeResolver types, TypeResolver.Named type, String prefix, List<PlacedStatement> found, int depth) {
        Optional<AtoSourceFile> source = types.findDefinition(type);
        if (source.isEmpty() || depth > DEEPEST || found.size() > MOST) {
            return;
        }
        var block = new TypeResolver.Named(type.name(), source.get());
        for (AtoStatement statement : source.get().statements()) {
            if (statement.block().equals(type.name())) {
                found.add(new PlacedStatement(prefix, block, statement));
                if (statement.saying() instanceof StatementNode.Makes(var path, var made)) {
                    collect(types, new TypeResolver.Named(made, source.get()), prefix + path + ".", found, depth + 1);
                }
            }
        }
        source.get().findParent(type.name()).ifPresent(parent -> collect(types, new TypeResolver.Named(parent, source.get()), prefix, found, depth + 1));
    }

    /** Whether it mentions a path that begins at the design's root. */
    boolean isMentioning(String path) {
        return path.startsWith(prefix) && !(statement.saying() instanceof StatementNode.Opens)
                && Pattern.compile("(?<![\\w.])" + Pattern.quote(path.substring(prefix.length())) + "(?![\\w\\[])").matcher(text()).find();
    }

    /** Returns the value that it gives to a path that begins at the design's root. */
    Optional<String> findValue(String path) {
        return path.startsWith(prefix)
                ? findGiven().filter(given -> given.path().equals(path.substring(prefix.length()))).map(StatementNode.GivenValue::value)
                : Optional.empty();
    }

    /** Returns the value that it gives to a path of its block. */
    Optional<StatementNode.GivenValue> findGiven() {
        return statement.saying() instanceof StatementNode.Declares(var name, _, var value)
                ? value.map(given -> new StatementNode.GivenValue(name, given))
                : statement.saying().givenValue();
    }

    String text() {
        return statement.readText(source());
    }

    ExplanationLocation toLocation(String note) {
        return ExplanationLocation.of(role(), source(), statement, note);
    }

    private ExplanationLocation.Role role() {
        return switch (statement.saying()) {
            case StatementNode.Assigns _ -> ExplanationLocation.Role.ASSIGNMENT;
            case StatementNode.Makes _, StatementNode.Declares _, StatementNode.Signals _, StatementNode.Opens _ -> ExplanationLocation.Role.DECLARATION;
            case StatementNode.Connects _ -> ExplanationLocation.Role.CONNECTION;
            case StatementNode.Imports _ -> ExplanationLocation.Role.IMPORT;
            case StatementNode.Asserts _, StatementNode.Else _ -> ExplanationLocation.Role.ASSERTION;
        };
    }
}
