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

/** Explains a syntax error; offers a repair if the grammar accepts the repaired file. */
final class SyntaxError {

    private static final int MOST_TRIED = 60;
    private static final int ENOUGH = 3;
    private static final int ROUNDS = 3;
    private static final long PATIENCE_NANOS = 8_000_000_000L;
    private static final Pattern COLUMN = Pattern.compile("^column (\\d+)");

    /** A repair that removes a syntax error; {@code left} are the remaining ones. */
    private record Tried(SyntaxRepair repair, List<Fault> left) {}

    private final DiagnosticContext subject;
    private final AtoSourceFile source;
    private final long deadline = System.nanoTime() + PATIENCE_NANOS;

    private SyntaxError(DiagnosticContext subject, AtoSourceFile source) {
        this.subject = subject;
        this.source = source;
    }

    static Explanation explain(DiagnosticContext subject) throws InterruptedException {
        String text = describe(subject);
        return subject.place().isEmpty()
                ? Explanation.of(text)
                : Explanation.of(text, new SyntaxError(subject, subject.place().get().source()).fixes());
    }

    /** Translates the grammar's message to plain English. */
    private static String describe(DiagnosticContext subject) {
        String message = subject.message();
        String words = subject.dialect().logs().grammar().stream()
                .flatMap(one -> one.form().matcher(message).results().limit(1).map(found -> found.groupCount() > 0
                        ? one.meaning().formatted(found.group(1).strip())
                        : one.meaning()))
                .findFirst()
                .orElse("This line can't be parsed.");
        return subject.place().map(place -> "%s The line reads `%s`.".formatted(words, quoteLine(place))).orElse(words);
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

    private List<Fix> createRankedFixes(List<SyntaxRepair> whole) {
        int least = whole.getFirst().cost();
        long rivals = whole.stream().filter(repair -> repair.cost() == least).count();
        Confidence best = least == 1 && rivals == 1 ? Confidence.CERTAIN : Confidence.LIKELY;
        return Stream.concat(
                        Stream.of(fix(whole.getFirst(), best, "With this fix the whole file parses.")),
                        whole.stream().skip(1).map(repair -> fix(repair, Confidence.POSSIBLE, "The whole file also parses with this fix.")))
                .toList();
    }

    /** Repairs several syntax errors one after the other. */
    private List<Fix> repairRemaining(List<Tried> first) throws InterruptedException {
        Optional<Tried> best = first.stream().findFirst();
        for (int round = 1; round < ROUNDS && best.isPresent() && !best.get().left().isEmpty(); round++) {
            Fault next = best.get().left().getFirst();
            var broken = new UnparsableSource(best.get().repair().lines(), next.line(), parseColumn(next));
            List<Tried> tried = tryRepairs(broken, collectRepairs(broken)).orElse(List.of());
            if (tried.isEmpty()) {
                break;
            }
            best = tried.stream().min(Comparator.comparing((Tried one) -> !one.left().isEmpty()));
        }
        return best.stream().map(this::createPartialFix).toList();
    }

    private Fix createPartialFix(Tried tried) {
        String title = "Fix line %d and the errors after it: %s".formatted(subject.place().orElseThrow().line(), tried.repair().title());
        if (tried.left().isEmpty()) {
            return fix(new SyntaxRepair(1, title, tried.repair().lines()), Confidence.LIKELY, "The file has more than one error; with this fix the whole file parses.");
        }
        Fault next = tried.left().getFirst();
        return fix(new SyntaxRepair(1, title, tried.repair().lines()), Confidence.POSSIBLE, "It fixes the first error.")
                .withNeeds("There is another error at line %d: %s".formatted(next.line(), next.message()));
    }

    private static List<SyntaxRepair> collectRepairs(UnparsableSource broken) {
        var seen = new ArrayList<SyntaxRepair>();
        Stream.of(PunctuationRepairs.of(broken), KeywordRepairs.of(broken), BracketRepairs.of(broken), IndentRepairs.of(broken), TokenRepairs.of(broken))
                .flatMap(repairs -> repairs)
                .sorted(Comparator.comparingInt(SyntaxRepair::cost))
                .filter(repair -> seen.stream().noneMatch(other -> other.lines().equals(repair.lines())))
                .forEach(seen::add);
        return seen.stream().limit(MOST_TRIED).toList();
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
            if (faults.get().isEmpty() || faults.get().getFirst().line() > broken.line() + 1) {
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
