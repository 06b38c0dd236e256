package io.atopile.mcp.explain;

import io.atopile.mcp.explain.Fix.Confidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Explains that a component on the board has no designator: its source doesn't say which, or KiCad kept it in another place. */
final class MissingDesignator {

    private static final Pattern COMPONENT = Pattern.compile("Component (\\S+) has no designator");
    private static final String PREFIX = "has_designator_prefix";
    private static final String PICKED = "has_part_picked";
    private static final String INDENT = "    ";

    private MissingDesignator() {}

    static Explanation explain(DiagnosticContext subject) {
        Optional<String> path = COMPONENT.matcher(subject.message()).results().findFirst().map((MatchResult found) -> found.group(1));
        Optional<TypeResolver.Named> type = path.flatMap(name -> findType(subject, name));
        Optional<String> missing = type.flatMap(found -> findMissing(subject.types(), found));
        return missing.isPresent()
                ? explainTrait(subject, type.orElseThrow(), path.orElseThrow(), missing.get())
                : explainBoard(path);
    }

    private static Optional<TypeResolver.Named> findType(DiagnosticContext subject, String path) {
        return subject.root().filter(root -> path.startsWith(root.name() + ".")).flatMap(root -> subject.types().resolvePath(root, TypeResolver.splitPath(path.substring(root.name().length() + 1))));
    }

    /** Returns the trait that a component of the project lacks; empty if it has both, or if one may come from elsewhere. */
    private static Optional<String> findMissing(TypeResolver types, TypeResolver.Named type) {
        return types.findDefinition(type)
                .filter(source -> source.findParent(type.name()).isEmpty())
                .flatMap(source -> Stream.of(PREFIX, PICKED).filter(trait -> !hasTrait(source, type.name(), trait)).findFirst());
    }

    private static boolean hasTrait(AtoSourceFile source, String block, String trait) {
        return listTraits(source, block).stream().anyMatch(one -> one.tokens().size() > 1 && one.tokens().get(1).isWord(trait));
    }

    private static List<AtoStatement> listTraits(AtoSourceFile source, String block) {
        return source.statements().stream().filter(one -> one.block().equals(block) && one.tokens().getFirst().isWord("trait")).toList();
    }

    private static Explanation explainTrait(DiagnosticContext subject, TypeResolver.Named type, String path, String trait) {
        AtoSourceFile source = subject.types().findDefinition(type).orElseThrow();
        AtoStatement block = source.findBlock(type.name()).orElseThrow();
        String reason = trait.equals(PREFIX) ? "the letters before its number" : "the part that is placed";
        var text = "`%s` has no designator, because `%s` has no trait `%s`, which gives it %s.".formatted(path, type.name(), trait, reason);
        return Explanation.of(text, List.of(trait.equals(PREFIX) ? addPrefix(source, type.name(), block) : advisePart(source, type.name())))
                .withPlace(ExplanationLocation.of(ExplanationLocation.Role.DIAGNOSTIC, source, block, "has no trait " + trait));
    }

    /** Adds the trait after the others, and its import. The letters are for a person to choose. */
    private static Fix addPrefix(AtoSourceFile source, String name, AtoStatement block) {
        var lines = new ArrayList<>(source.asLines());
        int line = listTraits(source, name).stream().reduce((_, last) -> last).orElse(block).tokens().getLast().line();
        lines.add(line, INDENT + "trait %s<prefix=\"U\">".formatted(PREFIX));
        if (source.imports().noneMatch(one -> one.names().contains(PREFIX))) {
            lines.add(SourceRewriter.findImportLine(source), "import " + PREFIX);
        }
        return Fix.of("Add the trait %s".formatted(PREFIX), "It is what gives a component its designator.", Confidence.LIKELY, source, lines)
                .withNeeds("Choose the letters: R for a resistor, C for a capacitor, J for a connector, D for a diode, U for an integrated circuit.");
    }

    private static Fix advisePart(AtoSourceFile source, String name) {
        return Fix.ofAdvice(
                "Say which part %s is".formatted(name),
                "A component with a footprint of its own needs its part.",
                source.path(),
                "Add trait has_part_picked::by_supplier<supplier_id=\"lcsc\", supplier_partno=\"C…\", manufacturer=\"…\", partno=\"…\">, and its import.");
    }

    private static Explanation explainBoard(Optional<String> path) {
        return Explanation.of(("%s on the board has no designator, so atopile can't match it with the design. Boards of older KiCad versions keep it in another "
                        + "place: open the layout in the installed KiCad and save it, or give the component a reference there.")
                .formatted(path.map("`%s`"::formatted).orElse("A component")));
    }
}
