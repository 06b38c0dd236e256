package io.atopile.mcp.explain;

import io.atopile.mcp.dialect.MessagePattern;
import io.atopile.mcp.dialect.OldNames;
import io.atopile.mcp.explain.Fix.Confidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Explains a type that is used without being imported or defined. */
final class UnknownName {

    private UnknownName() {}

    static Explanation explain(DiagnosticContext subject) throws InterruptedException {
        Optional<String> name = subject.findInMessage(MessagePattern.UNDEFINED_SYMBOL);
        Optional<DiagnosticContext> located = subject.place().isPresent() ? Optional.of(subject) : name.flatMap(parent -> locateParent(subject, parent));
        if (name.isEmpty() || located.isEmpty()) {
            return Explanation.of("A name is used that is neither imported nor defined: " + subject.message());
        }
        DiagnosticContext.Spot spot = located.get().place().orElseThrow();
        String text = "`%s` is used here, but this file neither imports nor defines it.".formatted(name.get());
        return Explanation.of(text, suggestFixes(located.get(), spot, name.get()))
                .withPlace(new ExplanationLocation(ExplanationLocation.Role.DIAGNOSTIC, spot.source().path(), spot.line(), spot.column(), "uses " + name.get(), Optional.empty()))
                .with(UnknownImport.uses(spot.source(), name.get()));
    }

    private static List<Fix> suggestFixes(DiagnosticContext subject, DiagnosticContext.Spot spot, String used) throws InterruptedException {
        AtoSourceFile source = spot.source();
        var fixes = new ArrayList<Fix>();
        subject.findInMessage(MessagePattern.SUGGESTED_IMPORT).ifPresent(line -> fixes.add(createImportFix(source, line, "The standard library defines it.", Confidence.CERTAIN)));
        if (fixes.isEmpty() && subject.types().findItem(used).isPresent()) {
            fixes.add(createImportFix(source, "import " + used, "The standard library defines it.", Confidence.CERTAIN));
        }
        for (AtoSourceFile other : subject.sources().own()) {
            if (other.blocks().contains(used) && !other.path().equals(source.path())) {
                String path = UnknownFile.toImportPath(subject.project(), other);
                fixes.add(createImportFix(source, "from \"%s\" import %s".formatted(path, used), "This project file defines it.", Confidence.LIKELY));
            }
        }
        fixes.addAll(NameFixes.to(source, used, SimilarName.to(used, listVisibleNames(source)), "the file imports or defines it"));
        Optional<String> successor = subject.dialect().oldNames().findType(used).flatMap(OldNames.Successor::name);
        if (fixes.isEmpty() && successor.isPresent()) {
            OldNameFix.of(subject, source, spot.line()).map(fix -> addImport(source, fix, successor.get())).ifPresent(fixes::add);
        }
        if (fixes.isEmpty()) {
            fixes.addAll(withImport(subject, source, used));
        }
        return NameFixes.sortByConfidence(fixes);
    }

    /** Returns the same error at the module that extends an unknown one, for which atopile reports no location. */
    private static Optional<DiagnosticContext> locateParent(DiagnosticContext subject, String parent) {
        return subject.design().stream()
                .flatMap(source -> source.statements().stream()
                        .filter(one -> one.saying() instanceof StatementNode.Opens(_, var extended) && extended.equals(Optional.of(parent)))
                        .filter(_ -> !listVisibleNames(source).contains(parent))
                        .map(one -> subject.at(new DiagnosticContext.Spot(source, one.line(), one.column()))))
                .findFirst();
    }

    private static List<String> listVisibleNames(AtoSourceFile source) {
        return Stream.concat(source.imports().flatMap(one -> one.names().stream()), source.blocks().stream())
                .toList();
    }

    /** Suggests similar names of the library, corrected and with an import. */
    private static List<Fix> withImport(DiagnosticContext subject, AtoSourceFile source, String used) throws InterruptedException {
        return NameFixes.ofLibrary(subject, source, used).stream()
                .map(fix -> addImport(source, fix, fix.title().replaceAll("^Write (\\w+) .*", "$1")))
                .toList();
    }

    private static Fix addImport(AtoSourceFile source, Fix fix, String name) {
        var all = new ArrayList<>(fix.lines().orElse(source.asLines()));
        all.add(SourceRewriter.findImportLine(source), "import " + name);
        return new Fix(fix.title() + ", and import it", fix.why(), fix.confidence(), fix.path(), Optional.of(all), fix.needs());
    }

    private static Fix createImportFix(AtoSourceFile source, String line, String why, Confidence confidence) {
        var lines = new ArrayList<>(source.asLines());
        lines.add(SourceRewriter.findImportLine(source), line);
        return Fix.of("Add " + line, why, confidence, source, lines);
    }
}
