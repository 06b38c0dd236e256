package io.atopile.mcp.explain;

import io.atopile.mcp.explain.Fix.Confidence;
import io.atopile.mcp.stdlib.StdlibItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Explains a {@code ~>} through something that has no two sides; atopile names it by an internal number. */
final class NotBridgeable {

    private static final String TRAIT = "can_bridge";
    private static final String BY_NAME = "can_bridge_by_name";
    private static final Pattern BETWEEN = Pattern.compile("\\s*(?:~>|<~)\\s*");
    private static final List<String> INPUTS = List.of("input", "inp", "in_", "power_in", "line_in", "in1", "a", "p1");
    private static final List<String> OUTPUTS = List.of("output", "out", "out_", "power_out", "line_out", "out1", "b", "p2");

    private NotBridgeable() {}

    static Explanation explain(DiagnosticContext subject) {
        Optional<AtoStatement> statement = subject.findStatement();
        if (statement.isEmpty()) {
            return Explanation.of("`~>` goes through something that has no trait `can_bridge`.");
        }
        AtoSourceFile source = subject.place().orElseThrow().source();
        var block = new TypeResolver.Named(statement.get().block(), source);
        List<String> ends = List.of(BETWEEN.split(statement.get().readText(source), -1));
        for (String end : ends) {
            Optional<TypeResolver.Named> type = subject.types().resolvePath(block, TypeResolver.splitPath(end));
            if (type.isPresent() && !isBridgeable(subject.types(), type.get())) {
                return explain(subject, source, statement.get(), end, type.get());
            }
        }
        return Explanation.of("One of %s has no trait `can_bridge`, so `~>` can't go through it. Connect its ends with `~`."
                .formatted(String.join(", ", ends.stream().map("`%s`"::formatted).toList())));
    }

    private static Explanation explain(DiagnosticContext subject, AtoSourceFile source, AtoStatement statement, String end, TypeResolver.Named type) {
        String text = "`%s` is a `%s`, which has no trait `can_bridge`: `~>` doesn't know which of its members are its two sides."
                .formatted(end, type.name());
        var fixes = new ArrayList<Fix>();
        Optional<AtoSourceFile> definition = subject.types().findDefinition(type);
        definition.flatMap(file -> addTrait(subject, file, type)).ifPresent(fixes::add);
        fixes.add(Fix.ofAdvice(
                "Connect the ends of %s with ~".formatted(end),
                "`~` connects named members.",
                source.path(),
                "Replace the line by one line for each side, such as `… ~ %s.<one side>` and `%s.<other side> ~ …`.".formatted(end, end)));
        List<ExplanationLocation> places = Stream.concat(
                        source.listStatements(statement.block(), StatementNode.Makes.class)
                                .filter(one -> ((StatementNode.Makes) one.saying()).path().equals(end.replaceFirst("\\[.*", "")))
                                .map(one -> ExplanationLocation.of(ExplanationLocation.Role.DECLARATION, source, one, end + " is a " + type.name())),
                        definition.stream().flatMap(file -> file.findBlock(type.name()).stream()
                                .map(one -> ExplanationLocation.of(ExplanationLocation.Role.DECLARATION, file, one, "defines " + type.name()))))
                .toList();
        return Explanation.of(text, fixes).with(places);
    }

    /** Returns the things inside of a chain that have no two sides; those at its ends need none. */
    static List<String> findInside(TypeResolver types, AtoSourceFile source, AtoStatement statement) {
        var block = new TypeResolver.Named(statement.block(), source);
        List<String> ends = List.of(BETWEEN.split(statement.readText(source), -1));
        return ends.subList(1, Math.max(1, ends.size() - 1)).stream()
                .filter(end -> types.resolvePath(block, TypeResolver.splitPath(end)).filter(type -> !isBridgeable(types, type)).isPresent())
                .toList();
    }

    private static boolean isBridgeable(TypeResolver types, TypeResolver.Named type) {
        Optional<AtoSourceFile> definition = types.findDefinition(type);
        if (definition.isEmpty()) {
            return types.findItem(type.name()).map(NotBridgeable::hasTrait).orElse(true);
        }
        boolean own = definition.get().statements().stream()
                .filter(one -> one.block().equals(type.name()) && one.tokens().getFirst().isWord("trait"))
                .anyMatch(one -> one.tokens().stream().anyMatch(token -> token.text().startsWith(TRAIT)));
        return own || definition.get().findParent(type.name())
                .filter(parent -> isBridgeable(types, new TypeResolver.Named(parent, definition.get())))
                .isPresent();
    }

    private static boolean hasTrait(StdlibItem item) {
        return item.traits().stream().anyMatch(trait -> trait.name().startsWith(TRAIT));
    }

    /** Adds the trait to a module whose members have the names of an input and an output of the same type. */
    private static Optional<Fix> addTrait(DiagnosticContext subject, AtoSourceFile file, TypeResolver.Named type) {
        var members = subject.types().listMembers(new TypeResolver.Named(type.name(), file));
        Optional<AtoStatement> block = file.findBlock(type.name());
        boolean ours = !file.path().startsWith(".ato/");
        for (int i = 0; i < INPUTS.size() && ours && block.isPresent(); i++) {
            TypeResolver.Named input = members.get(INPUTS.get(i));
            TypeResolver.Named output = members.get(OUTPUTS.get(i));
            if (input != null && output != null && input.name().equals(output.name())) {
                return Optional.of(addTrait(file, block.get(), INPUTS.get(i), OUTPUTS.get(i)));
            }
        }
        return Optional.empty();
    }

    private static Fix addTrait(AtoSourceFile file, AtoStatement block, String input, String output) {
        var lines = new ArrayList<>(file.asLines());
        lines.add(block.tokens().getLast().line(), "    trait %s<input_name=\"%s\", output_name=\"%s\">".formatted(BY_NAME, input, output));
        if (file.imports().noneMatch(one -> one.names().contains(BY_NAME))) {
            lines.add(SourceRewriter.findImportLine(file), "import " + BY_NAME);
        }
        String name = ((StatementNode.Opens) block.saying()).name();
        return Fix.of("Let ~> go through %s, from %s to %s".formatted(name, input, output), "These members look like its two sides.", Confidence.LIKELY, file, lines)
                .withNeeds("Confirm that %s and %s are its two sides.".formatted(input, output));
    }
}
