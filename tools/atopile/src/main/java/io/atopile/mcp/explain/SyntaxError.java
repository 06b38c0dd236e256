package io.atopile.mcp.explain;

import io.atopile.mcp.dialect.MessagePattern;
import io.atopile.mcp.explain.Fix.Confidence;
import io.atopile.mcp.syntax.SyntaxCheck.Fault;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Explains a syntax error; offers a repair if the grammar accepts the repaired file and what it writes has a meaning there. */
final class SyntaxError {

    private static final int MOST_TRIED = 60;
    private static final int ENOUGH = 3;
    private static final int ROUNDS = 3;

    /** The cost from which a repair only guesses which word is too much or missing. */
    private static final int DOUBTFUL = 4;

    private static final int ROUNDS_OF_ONE_KIND = 40;
    private static final long PATIENCE_NANOS = 8_000_000_000L;
    private static final Pattern CALL = Pattern.compile("(?<![\\w.#\"'])(?!assert|within|is|to|in|new|from)([A-Za-z_]\\w*)\\(");
    private static final Pattern COLUMN = Pattern.compile("^column (\\d+)");

    /** A repair that removes a syntax error; {@code left} are the remaining ones. */
    private record Tried(SyntaxRepair repair, List<Fault> left) {}

    private final DiagnosticContext subject;
    private final AtoSourceFile source;
    private final long deadline = System.nanoTime() + PATIENCE_NANOS;
    private Optional<TypeResolver> library = Optional.empty();

    private SyntaxError(DiagnosticContext subject, AtoSourceFile source) {
        this.subject = subject;
        this.source = source;
    }

    static Explanation explain(DiagnosticContext subject) throws InterruptedException {
        if (subject.place().isEmpty()) {
            return Explanation.of(translate(subject));
        }
        return new SyntaxError(subject, subject.place().get().source()).explanation();
    }

    private Explanation explanation() throws InterruptedException {
        boolean withoutNew = subject.findInMessage(MessagePattern.TYPE_WITHOUT_NEW).isPresent();
        if (withoutNew && ReferenceAssignment.isMember(subject, subject.types())) {
            Optional<Explanation> known = ReferenceAssignment.explain(subject, subject.types());
            Optional<Explanation> found = known.isPresent() ? known : ReferenceAssignment.explain(subject, loadTypes());
            return found.orElseGet(() -> Explanation.of("The value of this assignment is no type, and no member that is known here. The line reads `%s`."
                    .formatted(quoteLine(subject.place().orElseThrow()))));
        }
        return Explanation.of(describe(), fixes());
    }

    private String describe() {
        DiagnosticContext.Spot place = subject.place().orElseThrow();
        var broken = new UnparsableSource(source.asLines(), place.line(), place.column());
        String words = MarkerRepairs.describe(broken)
                .or(() -> NameRepairs.describe(broken))
                .or(() -> CALL.matcher(place.text()).results().findFirst().map(call -> "`%s(…)` looks like a call, but ato has no functions.".formatted(call.group(1))))
                .orElseGet(() -> translate(subject));
        return "%s The line reads `%s`.".formatted(words, quoteLine(place));
    }

    /** Translates the grammar's message to plain English. */
    private static String translate(DiagnosticContext subject) {
        String message = subject.message();
        return subject.dialect().logs().grammar().stream()
                .flatMap(one -> one.form().matcher(message).results().limit(1).map(found -> found.groupCount() > 0
                        ? one.meaning().formatted(found.group(1).strip())
                        : one.meaning()))
                .findFirst()
                .orElse("This line can't be parsed.");
    }

    private static String quoteLine(DiagnosticContext.Spot place) {
        String text = place.text().strip();
        return (text.length() <= 100 ? text : text.substring(0, 100) + " …").replace('`', '\'');
    }

    private List<Fix> fixes() throws InterruptedException {
        DiagnosticContext.Spot place = subject.place().orElseThrow();
        var broken = new UnparsableSource(source.asLines(), place.line(), place.column());
        if (subject.findInMessage(MessagePattern.TYPE_WITHOUT_NEW).isPresent()) {
            return KeywordRepairs.suggestNewRepair(broken, place.line())
                    .map(repair -> fix(repair, Confidence.CERTAIN, "An instance is created with `new`."))
                    .toList();
        }
        List<SyntaxRepair> repairs = collectRepairs(broken);
        Optional<List<Tried>> tried = tryRepairs(broken, repairs);
        if (tried.isEmpty()) {
            return repairs.stream()
                    .limit(2)
                    .map(repair -> fix(repair, Confidence.POSSIBLE, "It is a common typo; the fix could not be checked by parsing."))
                    .toList();
        }
        List<SyntaxRepair> whole = tried.get().stream().filter(one -> one.left().isEmpty()).map(Tried::repair).toList();
        return whole.isEmpty() ? repairRemaining(tried.get()) : createRankedFixes(whole);
    }

    private List<Fix> createRankedFixes(List<SyntaxRepair> whole) throws InterruptedException {
        var meaningful = new ArrayList<SyntaxRepair>();
        var verdicts = new ArrayList<RepairMeaning.Verdict>();
        for (SyntaxRepair repair : whole) {
            RepairMeaning.Verdict verdict = judge(repair);
            if (verdict != RepairMeaning.Verdict.WRONG) {
                meaningful.add(repair);
                verdicts.add(verdict);
            }
        }
        if (meaningful.isEmpty()) {
            return List.of();
        }
        int least = meaningful.getFirst().cost();
        long rivals = meaningful.stream().filter(repair -> repair.cost() == least).map(this::summarize).distinct().count();
        Confidence weaker = least < DOUBTFUL ? Confidence.LIKELY : Confidence.POSSIBLE;
        boolean certain = least == 1 && rivals == 1 && verdicts.getFirst() == RepairMeaning.Verdict.SOUND;
        return Stream.concat(
                        Stream.of(fix(meaningful.getFirst(), certain ? Confidence.CERTAIN : weaker, "With this fix the whole file parses.")),
                        meaningful.stream().skip(1).map(repair -> fix(repair, Confidence.POSSIBLE, "The whole file also parses with this fix.")))
                .toList();
    }

    /** Returns what a repaired file contains, which is the same for repairs that differ only in their indentation. */
    private List<String> summarize(SyntaxRepair repair) {
        AtoSourceFile repaired = source.withLines(repair.lines());
        return repaired.statements().stream().map(one -> one.block() + ": " + one.readText(repaired)).toList();
    }

    /** Asks for the library only if the project's own types don't decide. */
    private RepairMeaning.Verdict judge(SyntaxRepair repair) throws InterruptedException {
        RepairMeaning.Verdict own = RepairMeaning.check(subject, subject.types(), source, repair.lines());
        return own == RepairMeaning.Verdict.UNKNOWN ? RepairMeaning.check(subject, loadTypes(), source, repair.lines()) : own;
    }

    private TypeResolver loadTypes() throws InterruptedException {
        if (library.isEmpty()) {
            library = Optional.of(new TypeResolver(subject.sources(), subject.knowledge().library().orElse(List.of())));
        }
        return library.get();
    }

    /** Repairs several syntax errors one after the other; those of one kind, however many there are. */
    private List<Fix> repairRemaining(List<Tried> first) throws InterruptedException {
        if (first.isEmpty()) {
            return List.of();
        }
        Tried best = first.getFirst();
        String kind = best.repair().title();
        boolean same = best.repair().cost() == 1;
        for (int round = 1; round < (same ? ROUNDS_OF_ONE_KIND : ROUNDS) && !best.left().isEmpty(); round++) {
            Fault next = best.left().getFirst();
            var broken = new UnparsableSource(best.repair().lines(), next.line(), parseColumn(next));
            List<Tried> tried = tryRepairs(broken, collectRepairs(broken)).orElse(List.of());
            if (tried.isEmpty()) {
                break;
            }
            best = tried.stream().min(Comparator.comparing((Tried one) -> !one.repair().title().equals(kind)).thenComparing(one -> !one.left().isEmpty())).get();
            same &= best.repair().title().equals(kind);
        }
        return createPartialFix(best, kind, same);
    }

    private List<Fix> createPartialFix(Tried tried, String kind, boolean same) throws InterruptedException {
        RepairMeaning.Verdict verdict = tried.left().isEmpty() ? judge(tried.repair()) : RepairMeaning.Verdict.UNKNOWN;
        if (verdict == RepairMeaning.Verdict.WRONG) {
            return List.of();
        }
        String title = "Fix line %d and the errors after it: %s".formatted(subject.place().orElseThrow().line(), same ? kind : tried.repair().title());
        var repair = new SyntaxRepair(1, title, tried.repair().lines());
        if (tried.left().isEmpty()) {
            boolean certain = same && verdict == RepairMeaning.Verdict.SOUND;
            return List.of(fix(repair, certain ? Confidence.CERTAIN : Confidence.LIKELY, "The file has more than one error; with this fix the whole file parses."));
        }
        Fault next = tried.left().getFirst();
        return List.of(fix(repair, Confidence.POSSIBLE, "It fixes the first error.").withNeeds("There is another error at line %d: %s".formatted(next.line(), next.message())));
    }

    private List<SyntaxRepair> collectRepairs(UnparsableSource broken) {
        var seen = new ArrayList<SyntaxRepair>();
        Stream.of(
                        MarkerRepairs.of(broken),
                        ImportRepairs.of(broken, subject.dialect().oldNames().folder(), this::isOwnFile),
                        NameRepairs.of(broken),
                        PunctuationRepairs.of(broken),
                        KeywordRepairs.of(broken),
                        BracketRepairs.of(broken),
                        IndentRepairs.of(broken),
                        TokenRepairs.of(broken))
                .flatMap(repairs -> repairs)
                .sorted(Comparator.comparingInt(SyntaxRepair::cost))
                .filter(repair -> seen.stream().noneMatch(other -> other.lines().equals(repair.lines())))
                .forEach(seen::add);
        return seen.stream().limit(MOST_TRIED).toList();
    }

    private boolean isOwnFile(String path) {
        return subject.sources().hasOwnFile(source, path);
    }

    /** Returns the repairs that remove the error, those that leave no other error first; empty if parsing is currently unavailable. */
    private Optional<List<Tried>> tryRepairs(UnparsableSource broken, List<SyntaxRepair> repairs) throws InterruptedException {
        var good = new ArrayList<Tried>();
        for (SyntaxRepair repair : repairs) {
            long whole = good.stream().filter(one -> one.left().isEmpty()).count();
            if (whole >= ENOUGH || (whole > 0 && repair.cost() > good.getFirst().repair().cost() + 3) || System.nanoTime() > deadline) {
                break;
            }
            Optional<List<Fault>> faults = subject.knowledge()
                    .syntax()
                    .check(source.file(), String.join("\n", repair.lines()) + "\n");
            if (faults.isEmpty()) {
                return Optional.empty();
            }
            boolean removed = faults.get().isEmpty() || faults.get().getFirst().line() > broken.line() + 1;
            if (removed && RepairMeaning.check(subject, subject.types(), source, repair.lines()) != RepairMeaning.Verdict.WRONG) {
                good.add(new Tried(repair, faults.get()));
            }
        }
        good.sort(Comparator.comparing((Tried one) -> !one.left().isEmpty()));
        return Optional.of(good);
    }

    private Fix fix(SyntaxRepair repair, Confidence confidence, String why) {
        return Fix.of(repair.title(), why, confidence, source, repair.lines());
    }

    private static int parseColumn(Fault fault) {
        Matcher column = COLUMN.matcher(fault.message());
        return column.find() ? Integer.parseInt(column.group(1)) : 1;
    }
}
