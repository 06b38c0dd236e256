package io.atopile.mcp.compare;

import io.atopile.mcp.verify.DeclaredValue;
import io.atopile.mcp.verify.DesignDeclarations;
import io.atopile.mcp.verify.DesignVerification;
import io.atopile.mcp.verify.PredicatePlace;
import io.atopile.mcp.verify.VerifiedAssertion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A parameter to which the sources now assign something else, whether or not atopile reports it. A value that is only written differently is
 * no change.
 *
 * @param parameter by its path from the entry
 * @param file of its present or last declaration
 * @param before what was assigned, as it was written; absent if nothing was
 * @param breaks the assertions that the new value violates and the old one did not, as {@code file:line text}
 */
public record ValueChange(
        String parameter, String file, int line, Optional<String> before, Optional<String> after, List<String> breaks) {

    private static final Comparator<ValueChange> ORDER = Comparator.comparing((ValueChange each) -> each.breaks().isEmpty())
            .thenComparing(each -> each.before().isEmpty() || each.after().isEmpty())
            .thenComparing(ValueChange::parameter);

    public ValueChange {
        breaks = List.copyOf(breaks);
    }

    /** Compares what two designs declare; changes that break an assertion come first, then those of values that both have. */
    public static List<ValueChange> compare(DesignExamination before, DesignExamination after) {
        if (before.obstacle().isPresent() || after.obstacle().isPresent()) {
            return List.of();
        }
        var broken = listBroken(before.verification(), after.verification());
        var gone = new ArrayList<>(before.declarations().values());
        var come = new ArrayList<>(after.declarations().values());
        var changes = new ArrayList<ValueChange>();
        for (var now : after.declarations().values()) {
            before.declarations().find(now.parameter()).ifPresent(old -> {
                gone.remove(old);
                come.remove(now);
                if (!old.isSameAs(now)) {
                    changes.add(of(Optional.of(old), Optional.of(now), broken));
                }
            });
        }
        removeRenamed(gone, come, after.declarations());
        gone.forEach(old -> changes.add(of(Optional.of(old), Optional.empty(), broken)));
        come.forEach(now -> changes.add(of(Optional.empty(), Optional.of(now), broken)));
        return changes.stream().sorted(ORDER).toList();
    }

    /** Removes parameters that only have another path: one disappeared and one appeared, with the same name and the same value. */
    private static void removeRenamed(List<DeclaredValue> gone, List<DeclaredValue> come, DesignDeclarations after) {
        for (var old : List.copyOf(gone)) {
            come.stream()
                    .filter(now -> getName(now).equals(getName(old)) && now.isSameAs(old) && after.find(old.parameter()).isEmpty())
                    .findFirst()
                    .ifPresent(now -> {
                        gone.remove(old);
                        come.remove(now);
                    });
        }
    }

    private static String getName(DeclaredValue value) {
        return value.parameter().substring(value.parameter().lastIndexOf('.') + 1);
    }

    private static List<VerifiedAssertion> listBroken(DesignVerification before, DesignVerification after) {
        return VerdictChange.pair(before, after).stream().filter(VerdictChange.Pair::wasBroken).map(VerdictChange.Pair::after).toList();
    }

    private static ValueChange of(Optional<DeclaredValue> before, Optional<DeclaredValue> after, List<VerifiedAssertion> broken) {
        var shown = after.or(() -> before).orElseThrow();
        var breaks = broken.stream()
                .filter(each -> after.filter(now -> uses(each, now)).isPresent())
                .map(each -> "%s %s".formatted(each.place(), each.text()))
                .distinct()
                .toList();
        return new ValueChange(
                shown.parameter(), shown.place().file(), shown.place().line(), before.map(DeclaredValue::text), after.map(DeclaredValue::text), breaks);
    }

    private static boolean uses(VerifiedAssertion assertion, DeclaredValue value) {
        return assertion.corner().stream().anyMatch(input -> input.parameter().equals(value.parameter()))
                || assertion.conflict().stream().anyMatch(each -> isAt(value.place(), each));
    }

    private static boolean isAt(PredicatePlace place, VerifiedAssertion.SourceStatement statement) {
        return place.file().equals(statement.file()) && place.line() == statement.line();
    }
}
