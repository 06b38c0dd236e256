package io.atopile.mcp.explain;

import io.atopile.mcp.explain.Fix.Confidence;
import io.atopile.mcp.stdlib.StdlibItem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Suggests replacing an unknown name with a similar known one. */
final class NameFixes {

    private static final String PICKABLE = "is_pickable_by_type";

    private NameFixes() {}

    /** Returns a fix for each similar name; a fix replaces all uses of the wrong name. */
    static List<Fix> to(AtoSourceFile source, String mistaken, List<SimilarName> nearest, String because) {
        return IntStream.range(0, nearest.size())
                .mapToObj(i -> rename(
                        source,
                        mistaken,
                        nearest.get(i).name(),
                        "`%s` is the closest match, and %s.".formatted(nearest.get(i).name(), because),
                        SimilarName.computeConfidence(nearest, i)))
                .toList();
    }

    /** Suggests the most similar names of the standard library. */
    static List<Fix> ofLibrary(DiagnosticContext subject, AtoSourceFile source, String mistaken) throws InterruptedException {
        Optional<List<StdlibItem>> library = subject.knowledge().library();
        List<String> known = library.map(items -> items.stream().map(StdlibItem::name).toList()).orElseGet(List::of);
        boolean certain = library.isPresent();
        List<String> names = certain ? known : collectImportedNames(subject);
        String because = certain ? "the standard library has it" : "other files of the project import it";
        List<SimilarName> nearest = SimilarName.to(mistaken, names);
        List<Fix> fixes = to(source, mistaken, nearest, because);
        return IntStream.range(0, fixes.size())
                .mapToObj(i -> certain ? addPickingNote(subject, nearest.get(i).name(), fixes.get(i)) : limitConfidence(fixes.get(i)))
                .toList();
    }

    private static Fix limitConfidence(Fix fix) {
        return fix.confidence() == Confidence.CERTAIN ? fix.as(Confidence.LIKELY) : fix;
    }

    /** Renames a type; removes the wrong import if the file already imports the right name. */
    static Fix rename(AtoSourceFile source, String from, String to, String why, Confidence confidence) {
        boolean imported = source.imports().anyMatch(one -> one.names().contains(to));
        List<String> lines = SourceRewriter.renameType(source, from, to);
        if (imported) {
            var kept = new ArrayList<>(lines);
            source.statements().reversed().stream()
                    .filter(one -> one.saying() instanceof StatementNode.Imports(var names, _) && names.equals(List.of(from)))
                    .forEach(one -> kept.remove(one.line() - 1));
            lines = kept;
        }
        return Fix.of("Write %s instead of %s".formatted(to, from), why, confidence, source, lines);
    }

    static List<Fix> sortByConfidence(List<Fix> fixes) {
        return fixes.stream().sorted(Comparator.comparing(Fix::confidence)).toList();
    }

    private static Fix addPickingNote(DiagnosticContext subject, String name, Fix fix) {
        boolean picked = subject.types().findItem(name).stream()
                .flatMap(item -> item.traits().stream())
                .anyMatch(trait -> trait.name().equals(PICKABLE));
        return picked
                ? fix.withNeeds("A generic %s is picked by atopile's service, which requires sign-in; a specific part in the project does not."
                        .formatted(name))
                : fix;
    }

    /** Collects names that the project imports from the library, as a substitute if the library's index is unavailable. */
    private static List<String> collectImportedNames(DiagnosticContext subject) throws InterruptedException {
        return subject.sources().own().stream()
                .flatMap(AtoSourceFile::imports)
                .filter(one -> one.path().isEmpty())
                .flatMap(one -> one.names().stream())
                .distinct()
                .toList();
    }
}
