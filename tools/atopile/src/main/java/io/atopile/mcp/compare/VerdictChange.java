package io.atopile.mcp.compare;

import io.atopile.mcp.verify.AssertionVerdict;
import io.atopile.mcp.verify.DesignVerification;
import io.atopile.mcp.verify.VerifiedAssertion;
import io.atopile.mcp.verify.VerifiedAssertion.CornerInput;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * An assertion of one instance of a module whose verdict differs, or that is violated now. Those that no longer exist are left out.
 *
 * @param subject the first parameter in it, by its path from the entry
 * @param before absent if the assertion is new
 * @param rangeBefore the values that its left side could have
 * @param reason why it has its present verdict
 * @param corner the inputs at which it fails
 */
public record VerdictChange(
        String file,
        int line,
        String text,
        String subject,
        Optional<AssertionVerdict> before,
        AssertionVerdict after,
        Optional<String> rangeBefore,
        Optional<String> rangeAfter,
        String reason,
        List<CornerInput> corner) {

    private static final Comparator<VerdictChange> ORDER = Comparator.comparing((VerdictChange each) -> !each.wasBroken())
            .thenComparing(each -> each.after() != AssertionVerdict.VIOLATED)
            .thenComparing(VerdictChange::file)
            .thenComparingInt(VerdictChange::line)
            .thenComparing(VerdictChange::subject);

    /** A verdict before a change and after it. */
    record Pair(Optional<VerifiedAssertion> before, VerifiedAssertion after) {

        private boolean isChange() {
            var same = before.filter(old -> old.verdict() == after.verdict()).isPresent();
            return after.isViolated() || (before.isPresent() && !same) || (before.isEmpty() && after.verdict() == AssertionVerdict.UNDECIDED);
        }

        boolean wasBroken() {
            return after.isViolated() && before.filter(VerifiedAssertion::isViolated).isEmpty();
        }

        private VerdictChange toChange() {
            return new VerdictChange(
                    after.place().file(),
                    after.place().line(),
                    after.text(),
                    after.subject(),
                    before.map(VerifiedAssertion::verdict),
                    after.verdict(),
                    before.flatMap(VerifiedAssertion::range),
                    after.range(),
                    after.reason(),
                    after.corner());
        }
    }

    public VerdictChange {
        corner = List.copyOf(corner);
    }

    /** Compares verdicts; those that a change broke come first. */
    public static List<VerdictChange> compare(DesignVerification before, DesignVerification after) {
        return pair(before, after).stream().filter(Pair::isChange).map(Pair::toChange).sorted(ORDER).toList();
    }

    /** Whether the change broke the assertion: it is violated now and was not before. */
    public boolean wasBroken() {
        return after == AssertionVerdict.VIOLATED && before.filter(AssertionVerdict.VIOLATED::equals).isEmpty();
    }

    /** Pairs the same statement about the same parameter, then another limit of the same parameter, then the same statement elsewhere. */
    static List<Pair> pair(DesignVerification before, DesignVerification after) {
        var old = new ArrayList<>(before.assertions());
        var now = new ArrayList<>(after.assertions());
        var pairs = new ArrayList<Pair>();
        pair(old, now, pairs, (one, other) -> one.subject().equals(other.subject()) && one.text().equals(other.text()));
        pair(old, now, pairs, (one, other) -> one.subject().equals(other.subject()) && describeSubject(one).equals(describeSubject(other)));
        pair(old, now, pairs, (one, other) -> one.text().equals(other.text()));
        now.forEach(added -> pairs.add(new Pair(Optional.empty(), added)));
        return pairs;
    }

    private static void pair(
            List<VerifiedAssertion> before, List<VerifiedAssertion> after, List<Pair> pairs, BiPredicate<VerifiedAssertion, VerifiedAssertion> isSame) {
        for (var now : List.copyOf(after)) {
            var match = before.stream().filter(old -> isSame.test(old, now)).findFirst();
            match.ifPresent(old -> {
                before.remove(old);
                after.remove(now);
                pairs.add(new Pair(match, now));
            });
        }
    }

    private static String describeSubject(VerifiedAssertion assertion) {
        return AssertionChange.extractSubject(assertion.text());
    }
}
