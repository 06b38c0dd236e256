package io.atopile.mcp.build;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The result of a finished build, stored next to its record.
 *
 * @param verdict empty if the build was cancelled, because it then proves nothing
 * @param diagnostics the errors that stopped it, first cause first
 * @param unverified the assertions that could not be decided
 * @param missing the requested outputs that were not created
 * @param warnings other information for the reader
 * @param designWarnings what it warned of in the design, if it succeeded
 * @param denied the addresses that the sandbox blocked, as {@code host:port}
 */
public record BuildResult(
        Optional<BuildVerdict> verdict,
        List<Diagnostic> diagnostics,
        List<DesignAssertion> unverified,
        List<MissingOutput> missing,
        List<String> warnings,
        List<Diagnostic> designWarnings,
        List<String> denied) {

    public BuildResult {
        diagnostics = List.copyOf(diagnostics);
        unverified = List.copyOf(unverified);
        missing = List.copyOf(missing);
        warnings = List.copyOf(warnings);
        designWarnings = List.copyOf(Objects.requireNonNullElse(designWarnings, List.of()));
        denied = List.copyOf(Objects.requireNonNullElse(denied, List.of()));
    }

    /** The result of a build without blocked connections and without warnings about the design. */
    public BuildResult(
            Optional<BuildVerdict> verdict,
            List<Diagnostic> diagnostics,
            List<DesignAssertion> unverified,
            List<MissingOutput> missing,
            List<String> warnings) {
        this(verdict, diagnostics, unverified, missing, warnings, List.of(), List.of());
    }

    /** Returns the blocked addresses except those of atopile's services, which it queries at every start and can do without. */
    public List<String> deniedBesideServices() {
        return filterForeignAddresses(denied);
    }

    /** Returns the warnings of what the board that it made lacks. */
    public List<Diagnostic> listIncompleteBoard() {
        return designWarnings.stream().filter(DesignWarnings::isIncompleteBoard).toList();
    }

    static List<String> filterForeignAddresses(List<String> addresses) {
        return addresses.stream().filter(address -> !address.contains(".atopileapi.com:")).toList();
    }

    /** Returns the same result with the addresses that the sandbox blocked. */
    BuildResult withDenied(List<String> addresses) {
        return new BuildResult(verdict, diagnostics, unverified, missing, warnings, designWarnings, addresses);
    }

    /** Returns the same result with what the build warned of in the design. */
    BuildResult withDesignWarnings(List<Diagnostic> found) {
        return new BuildResult(verdict, diagnostics, unverified, missing, warnings, found, denied);
    }
}
