package io.atopile.mcp.build;

import io.atopile.mcp.project.VersionRequirement;
import io.atopile.mcp.verify.DesignVerification;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a build that is over, from which its outcome is determined.
 *
 * @param console the file with its process's standard error
 * @param warnings collected while it ran
 * @param mismatch whether the project asks for another atopile; empty if it doesn't, or if nobody looked
 * @param written the assertions of its sources; empty if they were not looked for
 * @param verification the verdicts on the design's assertions; empty if they weren't examined
 */
record BuildEvidence(
        BuildRecord build,
        Path console,
        List<String> warnings,
        Optional<VersionRequirement.Mismatch> mismatch,
        Optional<AssertionScan> written,
        Optional<DesignVerification> verification) {

    BuildEvidence {
        warnings = List.copyOf(warnings);
    }

    /** Returns what is known of a build whose server ended before it. */
    static BuildEvidence ofAbandoned(BuildRecord build, Path console, String warning) {
        return new BuildEvidence(build, console, List.of(warning), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
