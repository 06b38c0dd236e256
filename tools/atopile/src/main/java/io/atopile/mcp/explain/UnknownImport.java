package io.atopile.mcp.explain;

import io.atopile.mcp.dialect.MessagePattern;
import io.atopile.mcp.explain.Fix.Confidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Explains an import that can't be resolved: a name that the standard library doesn't have, a file, or a name within a file. */
final class UnknownImport {

    private UnknownImport() {}

    static Explanation explain(DiagnosticContext subject) throws InterruptedException {
        Optional<String> name = subject.findInMessage(MessagePattern.UNKNOWN_LIBRARY_NAME);
        if (name.isPresent()) {
            return ofLibrary(subject, name.get());
        }
        Optional<String> path = subject.findInMessage(MessagePattern.UNKNOWN_IMPORT_PATH);
        if (path.isPresent()) {
            return UnknownFile.explain(subject, path.get());
        }
        Optional<String> within = subject.findInMessage(MessagePattern.UNKNOWN_NAME_IN_FILE);
        return within.isPresent()
                ? ofFile(subject, within.get())
                : Explanation.of("An import can't be resolved: " + subject.message());
    }

    private static Explanation ofLibrary(DiagnosticContext subject, String name) throws InterruptedException {
        String text = "The standard library has no `%s`, so `import %s` fails.".formatted(name, name);
        if (subject.place().isEmpty()) {
            return Explanation.of(text);
        }
        AtoSourceFile source = subject.place().get().source();
        Optional<Fix> old = OldNameFix.of(subject, source, subject.place().get().line());
        Optional<Fix> advice = OldNameFix.advise(subject, source, name);
        var fixes = new ArrayList<>(old.isPresent() || advice.isPresent() ? List.of() : NameFixes.ofLibrary(subject, source, name));
        fixes.addAll(fromProject(subject, source, name));
        old.ifPresent(fixes::add);
        advice.ifPresent(fixes::add);
        String history = String.join(" ", subject.dialect().oldNames().describe(name));
        return Explanation.of(history.isEmpty() ? text : text + " " + history, NameFixes.sortByConfidence(fixes))
                .with(uses(source, name))
                .withRepeats(subject.listRepeats(
                        source,
                        one -> one.saying() instanceof StatementNode.Imports imports && imports.path().isEmpty() && imports.names().contains(name),
                        "also imports " + name));
    }

    /** Handles the name of a module of the project that is imported without its file. */
    private static List<Fix> fromProject(DiagnosticContext subject, AtoSourceFile source, String name) throws InterruptedException {
        var fixes = new ArrayList<Fix>();
        for (AtoSourceFile other : subject.sources().own()) {
            if (other.blocks().contains(name) && !other.path().equals(source.path())) {
                String path = UnknownFile.toImportPath(subject.project(), other);
                var lines = new ArrayList<>(source.asLines());
                int line = subject.place().orElseThrow().line();
                lines.set(line - 1, "from \"%s\" import %s".formatted(path, name));
                fixes.add(Fix.of(
                        "Import %s from %s".formatted(name, path), "This project file defines it.", Confidence.LIKELY, source, lines));
            }
        }
        return fixes;
    }

    private static Explanation ofFile(DiagnosticContext subject, String name) {
        if (subject.place().isEmpty()) {
            return Explanation.of("The imported file doesn't define `%s`.".formatted(name));
        }
        AtoSourceFile source = subject.place().get().source();
        Optional<AtoSourceFile> imported = source.imports()
                .filter(one -> one.names().contains(name))
                .flatMap(one -> one.path().stream())
                .findFirst()
                .flatMap(path -> subject.sources().resolveImport(source, path));
        List<String> defined = imported.map(AtoSourceFile::blocks).orElse(List.of());
        String text = "`%s` is imported from `%s`, which defines %s."
                .formatted(
                        name,
                        imported.map(AtoSourceFile::path).orElse("a file"),
                        defined.isEmpty() ? "no such module" : "only " + String.join(", ", defined.stream().map("`%s`"::formatted).toList()));
        var fixes = new ArrayList<>(NameFixes.to(source, name, SimilarName.to(name, defined), "the imported file defines it"));
        if (fixes.isEmpty() && defined.size() == 1) {
            fixes.add(NameFixes.rename(source, name, defined.getFirst(), "It is the only name that the imported file defines.", Confidence.POSSIBLE));
        }
        List<ExplanationLocation> declarations = imported.stream()
                .flatMap(file -> defined.stream().flatMap(block -> file.findBlock(block).stream()
                        .map(one -> ExplanationLocation.of(ExplanationLocation.Role.DECLARATION, file, one, "defines " + block))))
                .limit(5)
                .toList();
        return Explanation.of(text, fixes)
                .with(Stream.concat(declarations.stream(), uses(source, name).stream()).toList());
    }

    /** Returns the other lines of the file that use the name. */
    static List<ExplanationLocation> uses(AtoSourceFile source, String name) {
        return source.statements().stream()
                .filter(one -> !(one.saying() instanceof StatementNode.Imports))
                .filter(one -> one.tokens().stream().anyMatch(token -> token.isWord(name)))
                .map(one -> ExplanationLocation.of(ExplanationLocation.Role.PART, source, one, "uses " + name))
                .toList();
    }
}
