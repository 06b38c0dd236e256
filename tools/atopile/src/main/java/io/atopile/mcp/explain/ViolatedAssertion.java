package io.atopile.mcp.explain;

import static java.util.stream.Collectors.joining;

import io.atopile.mcp.explain.ExplanationLocation.Role;
import io.atopile.mcp.verify.AssertionVerdict;
import io.atopile.mcp.verify.DesignVerification.ContradictingValues;
import io.atopile.mcp.verify.SufficientChange;
import io.atopile.mcp.verify.SufficientChange.Kind;
import io.atopile.mcp.verify.VerifiedAssertion;
import io.atopile.mcp.verify.VerifiedAssertion.SourceStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Explains an assertion that the design violates: by how much, at which corner, and which change of one value would do. */
final class ViolatedAssertion {

    private static final String NOT_VERIFIED = " The current sources can't be instantiated, so no change was tried; design_check finds their errors.";

    private final DiagnosticContext subject;
    private final VerifiedDesign design;

    private ViolatedAssertion(DiagnosticContext subject, VerifiedDesign design) {
        this.subject = subject;
        this.design = design;
    }

    /** Explains what a build's verification found, with the current sources. */
    static Explanation explain(DiagnosticContext subject) throws InterruptedException {
        Optional<VerifiedDesign> design = VerifiedDesign.read(subject);
        return design.isPresent()
                ? new ViolatedAssertion(subject, design.get()).explain()
                : explainContradiction(subject, subject.message() + NOT_VERIFIED, List.of());
    }

    /** Explains the first assertion that a design violates; empty if there is none. */
    static Optional<Explanation> explainFirst(DiagnosticContext subject, VerifiedDesign design) throws InterruptedException {
        var first = design.listViolated().findFirst();
        return first.isPresent() ? Optional.of(new ViolatedAssertion(subject, design).describe(first.get())) : Optional.empty();
    }

    private Explanation explain() throws InterruptedException {
        Optional<VerifiedAssertion> violated = findReported().or(() -> design.listViolated().findFirst());
        if (violated.isPresent()) {
            return describe(violated.get());
        }
        Optional<ContradictingValues> conflict = design.verification().conflicts().stream().findFirst();
        return conflict.isPresent()
                ? explainContradiction(subject, conflict.get().reason(), locate(conflict.get().statements(), List.of(), "can't be true together with the other lines"))
                : Explanation.of("With the current sources no assertion of the design is violated%s. Build again."
                        .formatted(design.hasUndecided() ? ", but not all are decided" : "; all are proven"));
    }

    private Optional<VerifiedAssertion> findReported() {
        return subject.place().flatMap(place -> design.findAt(place.source().path(), place.line()).stream()
                .filter(VerifiedAssertion::isViolated)
                .reduce((one, other) -> !subject.message().startsWith(one.reason()) && subject.message().startsWith(other.reason()) ? other : one));
    }

    /** Adds the fixes for statements that plainly exclude each other, if there are any. */
    private static Explanation explainContradiction(DiagnosticContext subject, String text, List<ExplanationLocation> places) {
        Explanation clash = ConstraintContradiction.explainFirst(subject);
        return new Explanation(text, clash.place(), places.isEmpty() ? clash.places() : places, clash.fixes(), List.of());
    }

    private Explanation describe(VerifiedAssertion violated) throws InterruptedException {
        List<SufficientChange> changes = design.searchChanges(violated);
        String text = "`%s` does not hold for all values that the design allows. %s %s".formatted(violated.text(), violated.reason(), summarize(changes, violated.range()));
        List<Fix> fixes = new ArrayList<>();
        for (SufficientChange change : changes.stream().filter(each -> each.kind() != Kind.COMBINED).toList()) {
            toFix(change).ifPresent(fixes::add);
        }
        combine(changes.stream().filter(each -> each.kind() == Kind.COMBINED).toList()).ifPresent(fixes::addFirst);
        if (fixes.isEmpty()) {
            Explanation clash = ConstraintContradiction.explainFirst(subject);
            clash.places().stream().filter(place -> isPart(violated, place)).findFirst().ifPresent(_ -> fixes.addAll(clash.fixes()));
        }
        return new Explanation(text, Optional.of(locate(violated)), locate(violated.conflict(), changes, "one of the statements that it follows from"), fixes, listUndecided());
    }

    private static boolean isPart(VerifiedAssertion violated, ExplanationLocation place) {
        return violated.conflict().stream().anyMatch(each -> each.file().equals(place.file()) && each.line() == place.line());
    }

    /** The assertions that are still open once this one is mended. */
    private List<ExplanationLocation> listUndecided() {
        return design.verification().assertions().stream()
                .filter(each -> each.verdict() == AssertionVerdict.UNDECIDED)
                .map(each -> new ExplanationLocation(Role.UNVERIFIED, each.place().file(), each.place().line(), each.place().column(), each.reason(), Optional.empty()))
                .toList();
    }

    /** Returns one edit for changes that help only together; empty if they are in several files. */
    private Optional<Fix> combine(List<SufficientChange> changes) throws InterruptedException {
        var files = changes.stream().map(change -> change.place().file()).distinct().toList();
        var source = subject.sources().own().stream().filter(each -> files.equals(List.of(each.path()))).findFirst();
        var edited = source;
        for (SufficientChange change : changes) {
            edited = edited.flatMap(before -> replace(before, change).map(before::withLines));
        }
        return edited.map(after -> Fix.of(
                        "Narrow %s".formatted(changes.stream().map(change -> "%s to %s".formatted(change.parameter(), change.newValue())).collect(joining(", "))),
                        "The assertion is proven with all of them together, all else equal.",
                        Fix.Confidence.POSSIBLE,
                        source.orElseThrow(),
                        after.asLines())
                .withNeeds("Decide whether each value can be kept to that: the parts or supplies have to be changed too."));
    }

    private static String summarize(List<SufficientChange> changes, Optional<String> range) {
        if (changes.isEmpty()) {
            return "No tighter tolerances would do, nor another value of one parameter%s."
                    .formatted(range.map("; as it is designed, the assertion holds only if it allows %s"::formatted).orElse(""));
        }
        String together = list(changes, Kind.COMBINED, "%s %s", " and ");
        String tolerances = list(changes, Kind.TOLERANCE, "%s %s", " or ");
        String values = list(changes, Kind.NOMINAL, "%s of %s", " or ");
        String tighter = tolerances.isEmpty()
                ? "No tighter tolerance of one value would do" + (together.isEmpty() ? "" : "; these would do together: " + together)
                : "A tighter tolerance of one value would do, all else equal: " + tolerances;
        return values.isEmpty() ? tighter + "." : "%s; another value with its tolerance would: %s.".formatted(tighter, values);
    }

    private static String list(List<SufficientChange> changes, Kind kind, String form, String conjunction) {
        return changes.stream()
                .filter(change -> change.kind() == kind)
                .map(change -> form.formatted(change.parameter(), change.extent()))
                .collect(joining(conjunction));
    }

    /** Returns an edit of a file of the project; empty for files of packages. */
    private Optional<Fix> toFix(SufficientChange change) throws InterruptedException {
        return subject.sources().own().stream()
                .filter(source -> source.path().equals(change.place().file()))
                .findFirst()
                .flatMap(source -> replace(source, change).map(lines -> describe(source, change, lines)));
    }

    private static Optional<List<String>> replace(AtoSourceFile source, SufficientChange change) {
        var lines = new ArrayList<>(source.asLines());
        int index = change.place().line() - 1;
        int start = index < lines.size() ? lines.get(index).lastIndexOf(change.oldValue()) : -1;
        if (start < 0) {
            return Optional.empty();
        }
        String line = lines.get(index);
        lines.set(index, line.substring(0, start) + change.newValue() + line.substring(start + change.oldValue().length()));
        return Optional.of(List.copyOf(lines));
    }

    private static Fix describe(AtoSourceFile source, SufficientChange change, List<String> lines) {
        return switch (change.kind()) {
            case TOLERANCE, COMBINED -> Fix.of(
                            "Narrow %s to %s".formatted(change.parameter(), change.newValue()),
                            "The assertion is proven with it, all else equal; the tolerance may be %s.".formatted(change.extent()),
                            Fix.Confidence.POSSIBLE,
                            source,
                            lines)
                    .withNeeds("Decide whether %s can be kept to that: the part or supply has to be changed too.".formatted(change.parameter()));
            case NOMINAL -> Fix.of(
                            "Change %s to %s".formatted(change.parameter(), change.newValue()),
                            "The assertion is proven with it, all else equal; values of %s would do.".formatted(change.extent()),
                            Fix.Confidence.POSSIBLE,
                            source,
                            lines)
                    .withNeeds("Decide whether %s may have another value: the part has to be changed too.".formatted(change.parameter()));
        };
    }

    private static ExplanationLocation locate(VerifiedAssertion violated) {
        return new ExplanationLocation(
                Role.ASSERTION, violated.place().file(), violated.place().line(), violated.place().column(), "violated", Optional.empty());
    }

    private List<ExplanationLocation> locate(List<SourceStatement> statements, List<SufficientChange> changes, String otherwise) {
        return statements.stream()
                .filter(statement -> subject.sources().findSource(statement.file()).isPresent())
                .map(statement -> new ExplanationLocation(
                        statement.text().startsWith("assert") ? Role.ASSERTION : Role.ASSIGNMENT,
                        statement.file(),
                        statement.line(),
                        findColumn(statement),
                        describe(statement, changes, otherwise),
                        Optional.empty()))
                .toList();
    }

    private int findColumn(SourceStatement statement) {
        return subject.sources().findSource(statement.file())
                .flatMap(source -> source.findStatement(statement.line()))
                .map(known -> known.tokens().getFirst().column())
                .orElse(1);
    }

    private static String describe(SourceStatement statement, List<SufficientChange> changes, String otherwise) {
        return changes.stream()
                .filter(change -> change.place().file().equals(statement.file()) && change.place().line() == statement.line())
                .findFirst()
                .map(change -> "%s: %s would do, %s".formatted(
                        change.parameter(), change.extent(), change.kind() == Kind.COMBINED ? "together with the others" : "all else equal"))
                .orElse(otherwise);
    }
}
