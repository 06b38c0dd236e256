package io.atopile.mcp.verify;

import io.atopile.mcp.verify.VerifiedAssertion.SourceStatement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The verdicts on the assertions of an instantiated design, by file and line, and the values that contradict each other without an assertion.
 *
 * @param parameters what is known of the parameters that assertions compare
 * @param modules the types of modules that the design contains, as {@code file.ato::Module} without the file's directory; empty if unknown
 * @param failure why the design can't be instantiated; there are no verdicts then
 */
public record DesignVerification(
        List<VerifiedAssertion> assertions,
        List<VerifiedParameter> parameters,
        List<ContradictingValues> conflicts,
        Set<String> modules,
        Optional<String> failure) {

    /** Values of one parameter that have nothing in common. */
    public record ContradictingValues(String parameter, String reason, List<SourceStatement> statements) {
        public ContradictingValues {
            statements = List.copyOf(statements);
        }
    }

    public DesignVerification {
        assertions = List.copyOf(assertions);
        parameters = List.copyOf(parameters);
        conflicts = List.copyOf(conflicts);
        modules = Set.copyOf(modules);
    }

    /** Creates one without verdicts. */
    public static DesignVerification ofFailure(String why) {
        return new DesignVerification(List.of(), List.of(), List.of(), Set.of(), Optional.of(why));
    }

    /**
     * Decides the assertions of an exported design.
     *
     * @throws InterruptedException if the thread is interrupted, within some hundredths of a second
     */
    public static DesignVerification of(ExportedDesign exported) throws InterruptedException {
        if (exported.failure().isPresent()) {
            return ofFailure(exported.failure().get());
        }
        var contents = DesignDeclarations.selectVerifiable(exported);
        var report = SearchBudget.runInterruptibly(() -> AssertionProver.prove(contents.design(), ProofLimits.DEFAULT));
        var writer = new VerdictWriter(contents);
        var assertions = new ArrayList<>(report.outcomes().stream().map(writer::write).toList());
        contents.unreadable().stream().map(writer::writeUnreadable).forEach(assertions::add);
        assertions.sort(Comparator.comparing((VerifiedAssertion each) -> each.place().file())
                .thenComparingInt(each -> each.place().line())
                .thenComparing(VerifiedAssertion::subject));
        var conflicts = report.conflicts().stream().map(writer::write).toList();
        return new DesignVerification(assertions, ParameterVerdicts.collect(report.outcomes(), writer), conflicts, exported.modules(), Optional.empty());
    }

    /** Returns how many assertions have a verdict. */
    public int count(AssertionVerdict verdict) {
        return (int) assertions.stream().filter(each -> each.verdict() == verdict).count();
    }
}
