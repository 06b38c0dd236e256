package io.atopile.mcp.compare;

import io.atopile.mcp.build.DesignAssertion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/** An added (without before), removed (without after) or changed assertion, with its current or last location. */
public record AssertionChange(
        String file, int line, Optional<String> before, Optional<String> after) {

    private static final Comparator<AssertionChange> ORDER =
            Comparator.comparing(AssertionChange::file)
                    .thenComparingInt(AssertionChange::line)
                    .thenComparing(one -> one.before().orElse(""))
                    .thenComparing(one -> one.after().orElse(""));

    /** Compares assertions by their text. The line doesn't matter, and an assertion that moved to another file is unchanged. */
    public static List<AssertionChange> compare(List<DesignAssertion> before, List<DesignAssertion> after) {
        var old = new ArrayList<>(before);
        var now = new ArrayList<>(after);
        var changes = new ArrayList<AssertionChange>();
        pair(old, now, (one, other) -> one.file().equals(other.file()) && one.text().equals(other.text()), new ArrayList<>());
        pair(old, now, (one, other) -> one.text().equals(other.text()), new ArrayList<>());
        pair(old, now, (one, other) -> one.file().equals(other.file()) && extractSubject(one.text()).equals(extractSubject(other.text())), changes);
        old.forEach(one -> changes.add(new AssertionChange(one.file(), one.line(), Optional.of(one.text()), Optional.empty())));
        now.forEach(one -> changes.add(new AssertionChange(one.file(), one.line(), Optional.empty(), Optional.of(one.text()))));
        return changes.stream().sorted(ORDER).toList();
    }

    private static void pair(List<DesignAssertion> before, List<DesignAssertion> after, BiPredicate<DesignAssertion, DesignAssertion> isSame, List<AssertionChange> changes) {
        for (var old : List.copyOf(before)) {
            var match = after.stream().filter(now -> isSame.test(old, now)).findFirst();
            match.ifPresent(now -> {
                before.remove(old);
                after.remove(now);
                changes.add(new AssertionChange(now.file(), now.line(), Optional.of(old.text()), Optional.of(now.text())));
            });
        }
    }

    /** Returns the text of an assertion up to its bound: the subject and the operator. */
    static String extractSubject(String assertion) {
        return assertion.replaceFirst("(\\s(?:within|is)\\s|[<>]=?).*", "$1");
    }
}
