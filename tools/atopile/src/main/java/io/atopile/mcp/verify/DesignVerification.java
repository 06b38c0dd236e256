package io.atopile.mcp.verify;

import io.atopile.mcp.verify.VerifiedAssertion.SourceStatement;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The verdicts on the assertions of an instantiated design, by file and line, and the values that contradict each other without an assertion.
 *
 * @param parameters what is known of the parameters that assertions compare
 * @param failure why the design can't be instantiated; there are no verdicts then
 */
public record DesignVerification(
        List<VerifiedAssertion> assertions, List<VerifiedParameter> parameters, List<ContradictingValues> conflicts, Optional<String> failure) {

    /** Values of one parameter that have nothing in common. */
    public record ContradictingValues(String parameter, List<SourceStatement> statements) {
        public ContradictingValues {
            statements = List.copyOf(statements);
        }
    }

    public DesignVerification {
        assertions = List.copyOf(assertions);
        parameters = List.copyOf(parameters);
        conflicts = List.copyOf(conflicts);
    }

    /**
     * Decides the assertions of an exported design.
     *
     * @param exported what the program {@code design.py} printed
     * @param root the project's
     * @param entry of the form {@code file:Module}
     */
    public static DesignVerification of(JsonNode exported, Path root, String entry) {
        if (exported.has("error")) {
            return new DesignVerification(List.of(), List.of(), List.of(), Optional.of(exported.path("error").asString("")));
        }
        var module = entry.substring(entry.lastIndexOf(':') + 1);
        var contents = DesignDeclarations.readVerifiable(exported, root, module);
        var report = AssertionProver.prove(contents.design(), ProofLimits.DEFAULT);
        var writer = new VerdictWriter(contents);
        var assertions = new ArrayList<>(report.outcomes().stream().map(writer::write).toList());
        contents.unreadable().stream().map(writer::writeUnreadable).forEach(assertions::add);
        assertions.sort(Comparator.comparing((VerifiedAssertion each) -> each.place().file())
                .thenComparingInt(each -> each.place().line())
                .thenComparing(VerifiedAssertion::subject));
        var conflicts = report.conflicts().stream()
                .map(conflict -> new ContradictingValues(conflict.parameter(), writer.writeStatements(conflict.predicates())))
                .toList();
        return new DesignVerification(assertions, ParameterVerdicts.collect(report.outcomes(), writer), conflicts, Optional.empty());
    }

    /** Returns how many assertions have a verdict. */
    public int count(AssertionVerdict verdict) {
        return (int) assertions.stream().filter(each -> each.verdict() == verdict).count();
    }
}
