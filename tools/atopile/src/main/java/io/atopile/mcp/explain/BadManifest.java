package io.atopile.mcp.explain;

import io.atopile.mcp.explain.Fix.Confidence;
import io.atopile.mcp.hashline.TextLines;
import io.atopile.mcp.project.ManifestFault;
import io.atopile.mcp.project.ManifestFaultFinder;
import io.atopile.mcp.project.Project;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Explains all faults of an {@code ato.yaml} that atopile refuses, and mends at once those that need no decision. */
final class BadManifest {

    private static final String OLD = " The project comes from an older atopile: after the manifest, imports and names in its .ato files may need changes too; build again to see them.";

    private BadManifest() {}

    static Explanation explain(DiagnosticContext subject) {
        Optional<TextLines> manifest = subject.sources().readLines(Project.FILE);
        List<ManifestFault> faults = manifest.map(text -> ManifestFaultFinder.find(subject.dialect(), String.join("\n", text.whole().lines().toList()) + "\n"))
                .orElse(List.of());
        if (faults.isEmpty()) {
            return withoutFault(subject, manifest);
        }
        String text = "atopile refuses ato.yaml: %s.%s".formatted(
                faults.stream().map(fault -> "line %d: %s".formatted(fault.line(), fault.problem())).collect(Collectors.joining("; ")),
                isOld(subject, faults) ? OLD : "");
        List<ExplanationLocation> places = faults.stream().map(BadManifest::place).toList();
        return Explanation.of(text, suggestFixes(faults, manifest.orElseThrow().whole().lines().toList())).withPlace(places.getFirst()).withRepeats(places.stream().skip(1).toList());
    }

    private static Explanation withoutFault(DiagnosticContext subject, Optional<TextLines> manifest) {
        Explanation explanation = Explanation.of("atopile refuses ato.yaml: %s".formatted(subject.message()));
        return subject.diagnostic()
                .line()
                .filter(line -> manifest.filter(lines -> lines.has(line)).isPresent())
                .map(line -> explanation.withPlace(place(line, "named by atopile")))
                .orElse(explanation);
    }

    private static boolean isOld(DiagnosticContext subject, List<ManifestFault> faults) {
        return faults.stream().anyMatch(fault -> subject.dialect().manifest().oldVersionFields().stream().anyMatch(name -> fault.problem().contains(name))
                || fault.problem().contains("no longer supported") || fault.problem().contains("has no `type`"));
    }

    private static ExplanationLocation place(ManifestFault fault) {
        return place(fault.line(), fault.problem());
    }

    private static ExplanationLocation place(int line, String note) {
        return new ExplanationLocation(ExplanationLocation.Role.ENTRY, Project.FILE, line, 1, note, Optional.empty());
    }

    private static List<Fix> suggestFixes(List<ManifestFault> faults, List<String> lines) {
        var fixes = new ArrayList<Fix>();
        List<ManifestFault> mendable = faults.stream().filter(fault -> fault.replacement().isPresent()).toList();
        if (!mendable.isEmpty()) {
            String title = mendable.size() == 1
                    ? mendable.getFirst().advice().replaceFirst("\\.$", "").replaceFirst("^Delete it$", "Delete line %d".formatted(mendable.getFirst().line()))
                    : "Mend %d faults of ato.yaml".formatted(mendable.size());
            String why = mendable.stream().map(ManifestFault::problem).distinct().collect(Collectors.joining("; ")) + ".";
            fixes.add(new Fix(title, why, Confidence.CERTAIN, Project.FILE, Optional.of(applyReplacements(mendable, lines)), Optional.empty()));
        }
        faults.stream().filter(fault -> fault.replacement().isEmpty()).map(fault -> decide(fault, lines)).forEach(fixes::add);
        return fixes;
    }

    /** Offers to delete an entry of a list; anything else is for a person to write. */
    private static Fix decide(ManifestFault fault, List<String> lines) {
        boolean entry = lines.get(fault.line() - 1).strip().startsWith("-");
        if (!entry) {
            return Fix.ofAdvice("Correct line %d".formatted(fault.line()), fault.problem() + ".", Project.FILE, fault.advice());
        }
        var kept = new ArrayList<>(lines);
        kept.subList(fault.line() - 1, fault.last()).clear();
        return new Fix("Delete the entry at line %d".formatted(fault.line()), fault.problem() + ".", Confidence.POSSIBLE, Project.FILE, Optional.of(kept), Optional.of(fault.advice()));
    }

    private static List<String> applyReplacements(List<ManifestFault> faults, List<String> lines) {
        var mended = new ArrayList<>(lines);
        faults.stream().sorted(Comparator.comparingInt(ManifestFault::line).reversed()).forEach(fault -> {
            mended.subList(fault.line() - 1, Math.min(mended.size(), fault.last())).clear();
            mended.addAll(fault.line() - 1, fault.replacement().orElse(List.of()));
        });
        return mended;
    }
}
