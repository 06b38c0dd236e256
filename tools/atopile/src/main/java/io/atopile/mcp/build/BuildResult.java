package io.atopile.mcp.build;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a finished build came to, as it is kept beside its record.
 *
 * @param verdict empty when the build was cancelled: it says nothing then
 * @param diagnostics what stopped it, the first cause first
 * @param unverified what the design asserts and atopile never proved
 * @param missing what was asked for and not made
 * @param warnings what else the reader should know
 * @param denied the addresses that the sandbox refused, as {@code host:port}
 */
public record BuildResult(
        Optional<BuildVerdict> verdict,
        List<Diagnostic> diagnostics,
        List<DesignAssertion> unverified,
        List<MissingOutput> missing,
        List<String> warnings,
        List<String> denied) {

    public BuildResult {
        diagnostics = List.copyOf(diagnostics);
        unverified = List.copyOf(unverified);
        missing = List.copyOf(missing);
        warnings = List.copyOf(warnings);
        denied = List.copyOf(Objects.requireNonNullElse(denied, List.of()));
    }

    /** One of a build that was refused nothing. */
    public BuildResult(
            Optional<BuildVerdict> verdict,
            List<Diagnostic> diagnostics,
            List<DesignAssertion> unverified,
            List<MissingOutput> missing,
            List<String> warnings) {
        this(verdict, diagnostics, unverified, missing, warnings, List.of());
    }

    /** The refused addresses beside those of atopile's services, which it asks at every start and goes on without. */
    public List<String> deniedBesideServices() {
        return filterForeignAddresses(denied);
    }

    static List<String> filterForeignAddresses(List<String> addresses) {
        return addresses.stream().filter(address -> !address.contains(".atopileapi.com:")).toList();
    }

    /** The same of a build to which the sandbox refused addresses. */
    BuildResult withDenied(List<String> addresses) {
        return new BuildResult(verdict, diagnostics, unverified, missing, warnings, addresses);
    }
}
