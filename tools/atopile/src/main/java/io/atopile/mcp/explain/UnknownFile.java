package io.atopile.mcp.explain;

import io.atopile.mcp.explain.Fix.Confidence;
import io.atopile.mcp.project.Project;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Explains an import of a file that doesn't exist. */
final class UnknownFile {

    private static final int MOST = 3;

    private record Candidate(String path, int distance, boolean defines) {}

    private UnknownFile() {}

    static Explanation explain(DiagnosticContext subject, String path) throws InterruptedException {
        String text = ("There is no file `%s`: imports are searched next to the importing file, in the source folder, "
                        + "in the installed packages and in the project root.")
                .formatted(path);
        if (subject.place().isEmpty()) {
            return Explanation.of(text);
        }
        AtoSourceFile source = subject.place().get().source();
        var fixes = new ArrayList<Fix>();
        for (Candidate candidate : listCandidates(subject, source, path)) {
            fixes.add(fix(source, path, candidate));
        }
        if (fixes.isEmpty()) {
            fixes.add(Fix.ofAdvice(
                    "Install the package that contains %s".formatted(path),
                    "No file in the project has a similar name.",
                    source.path(),
                    "Look for the package with packages_search and install it with packages_install, or create the file."));
        }
        return Explanation.of(text, fixes).withRepeats(subject.listRepeats(
                source,
                one -> one.saying() instanceof StatementNode.Imports(_, var from) && from.equals(Optional.of(path)),
                "also imports from it"));
    }

    /** Returns the path by which an import refers to a file of the project. */
    static String toImportPath(Project project, AtoSourceFile file) {
        return file.file().startsWith(project.source())
                ? project.source().relativize(file.file()).toString().replace('\\', '/')
                : file.path();
    }

    private static List<Candidate> listCandidates(DiagnosticContext subject, AtoSourceFile importer, String path) throws InterruptedException {
        List<String> names = importer.imports()
                .filter(one -> one.path().equals(Optional.of(path)))
                .flatMap(one -> one.names().stream())
                .toList();
        return subject.sources().own().stream()
                .filter(other -> !other.path().equals(importer.path()))
                .map(other -> createCandidate(subject.project(), other, path, names))
                .filter(one -> one.distance() <= Math.max(2, path.length() / 3) || one.defines())
                .sorted(Comparator.comparing((Candidate one) -> !one.defines())
                        .thenComparingInt(Candidate::distance)
                        .thenComparing(Candidate::path))
                .limit(MOST)
                .toList();
    }

    private static Candidate createCandidate(Project project, AtoSourceFile other, String path, List<String> names) {
        String known = toImportPath(project, other);
        int distance = getFileName(known).equals(getFileName(path)) ? 1 : SimilarName.computeDistance(path, known);
        return new Candidate(known, distance, !names.isEmpty() && other.blocks().containsAll(names));
    }

    private static Fix fix(AtoSourceFile source, String path, Candidate candidate) {
        List<String> lines = source.asLines().stream()
                .map(line -> line.replace("\"" + path + "\"", "\"" + candidate.path() + "\"")
                        .replace("'" + path + "'", "'" + candidate.path() + "'"))
                .toList();
        Confidence confidence = !candidate.defines()
                ? Confidence.POSSIBLE
                : candidate.distance() <= 2 ? Confidence.CERTAIN : Confidence.LIKELY;
        String why = candidate.defines()
                ? "This project file defines what is imported."
                : "This project file has the most similar name but doesn't define what is imported.";
        return Fix.of("Import from %s".formatted(candidate.path()), why, confidence, source, lines);
    }

    private static String getFileName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
