package io.atopile.mcp.explain;

import io.atopile.mcp.explain.Fix.Confidence;
import io.atopile.mcp.hashline.TextLines;
import io.atopile.mcp.project.Project;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Explains a target whose entry names a file or module that doesn't exist. */
final class UnknownEntry {

    private record Candidate(String entry, int distance) {}

    private UnknownEntry() {}

    static Explanation explain(DiagnosticContext subject) throws InterruptedException {
        String entry = subject.entry();
        String file = entry.contains(":") ? entry.substring(0, entry.lastIndexOf(':')) : entry;
        String module = entry.substring(Math.min(entry.length(), file.length() + 1));
        Optional<AtoSourceFile> source = subject.sources().findSource(file);
        String text = source.map(known -> "The target's entry `%s` names the module `%s`, but `%s` defines %s."
                        .formatted(entry, module, file, known.blocks().isEmpty() ? "none" : "only " + String.join(", ", known.blocks())))
                .orElseGet(() -> "The target's entry `%s` names a file that doesn't exist.".formatted(entry));
        Optional<TextLines> manifest = subject.sources().readLines(Project.FILE);
        if (manifest.isEmpty()) {
            return Explanation.of(text);
        }
        List<Candidate> candidates = source.map(known -> listFileCandidates(known, module)).orElseGet(List::of);
        List<Candidate> all = candidates.isEmpty() ? listProjectCandidates(subject, file, module) : candidates;
        Optional<Integer> line = findLine(manifest.get(), entry);
        List<Fix> fixes = line.stream()
                .flatMap(number -> all.stream().map(candidate -> fix(manifest.get(), number, entry, candidate, all)))
                .toList();
        Explanation explanation = Explanation.of(text, fixes);
        return line.map(number -> explanation.withPlace(new ExplanationLocation(
                        ExplanationLocation.Role.ENTRY, Project.FILE, number, 1, "the entry", Optional.empty())))
                .orElse(explanation);
    }

    private static List<Candidate> listFileCandidates(AtoSourceFile source, String module) {
        List<Candidate> near = SimilarName.to(module, source.blocks()).stream()
                .map(similar -> new Candidate(source.path() + ":" + similar.name(), similar.distance()))
                .toList();
        return near.isEmpty() && source.blocks().size() == 1
                ? List.of(new Candidate(source.path() + ":" + source.blocks().getFirst(), module.length()))
                : near;
    }

    private static List<Candidate> listProjectCandidates(DiagnosticContext subject, String file, String module) throws InterruptedException {
        return subject.sources().own().stream()
                .filter(source -> source.blocks().contains(module))
                .map(source -> new Candidate(source.path() + ":" + module, SimilarName.computeDistance(file, source.path())))
                .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::entry))
                .limit(3)
                .toList();
    }

    private static Optional<Integer> findLine(TextLines manifest, String entry) {
        return IntStream.rangeClosed(1, manifest.count())
                .filter(number -> manifest.getText(number).contains(entry))
                .boxed()
                .findFirst();
    }

    private static Fix fix(TextLines manifest, int number, String entry, Candidate candidate, List<Candidate> all) {
        var lines = new ArrayList<>(manifest.whole().lines().toList());
        lines.set(number - 1, lines.get(number - 1).replace(entry, candidate.entry()));
        boolean sure = all.size() == 1 && candidate.distance() <= 2;
        return new Fix(
                "Use %s as the entry".formatted(candidate.entry()),
                "It exists and has the most similar name.",
                sure ? Confidence.LIKELY : Confidence.POSSIBLE,
                Project.FILE,
                Optional.of(lines),
                Optional.empty());
    }
}
