package io.atopile.mcp.build;

import java.util.List;
import java.util.Optional;

/**
 * What a finished build came to, as it is kept beside its record.
 *
 * @param verdict empty when the build was cancelled: it says nothing then
 * @param diagnostics what stopped it, the first cause first
 * @param unverified what the design asserts and atopile never proved
 * @param missing what was asked for and not made
 * @param warnings what else the reader should know
 */
public record BuildResult(
        Optional<Verdict> verdict,
        List<Diagnostic> diagnostics,
        List<Assertion> unverified,
        List<MissingOutput> missing,
        List<String> warnings) {

    public BuildResult {
        diagnostics = List.copyOf(diagnostics);
        unverified = List.copyOf(unverified);
        missing = List.copyOf(missing);
        warnings = List.copyOf(warnings);
    }
}
