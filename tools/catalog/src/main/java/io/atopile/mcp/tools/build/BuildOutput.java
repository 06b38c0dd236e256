package io.atopile.mcp.tools.build;

import io.atopile.mcp.build.BuildArtifact;
import io.atopile.mcp.build.BuildRecord;
import io.atopile.mcp.build.BuildResult;
import io.atopile.mcp.build.BuildState;
import io.atopile.mcp.build.BuildVerdict;
import io.atopile.mcp.build.BuildView;
import io.atopile.mcp.build.DesignAssertion;
import io.atopile.mcp.build.MissingOutput;
import io.atopile.mcp.tool.Doc;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A build as the build tools return it, kept small: the first entries of each list, and their totals. */
public record BuildOutput(
        String buildId,
        String target,
        BuildState status,
        @Doc("What it proved about the design; absent until it finishes, and if it was cancelled.") Optional<BuildVerdict> verdict,
        @Doc("The error to fix first.") Optional<BuildDiagnostic> firstError,
        double elapsedSeconds,
        @Doc("Current stage.") Optional<String> stage,
        int stagesDone,
        Optional<Integer> stagesTotal,
        @Doc("Number of builds of the same target ahead of it.") int ahead,
        @Doc("Build that it waits for.") Optional<String> waitsFor,
        @Doc("Whether that build belongs to another server.") boolean waitsForAnotherServer,
        @Doc("Diagnostics that stopped it, at most 10.") List<BuildDiagnostic> diagnostics,
        int diagnosticsTotal,
        @Doc("Assertions that could not be decided, at most 10; design_verify explains them.") List<DesignAssertion> unverified,
        int unverifiedTotal,
        @Doc("Outputs that were requested but not created.") List<MissingOutput> missing,
        @Doc("The target's files, this build's own first, at most 25.") List<BuildArtifact> artifacts,
        int artifactsTotal,
        List<String> warnings,
        @Doc("What it warned of in the design, such as a component that is on no board, at most 10.") List<DesignWarning> designWarnings,
        int designWarningsTotal) {

    private static final int MOST = 10;
    private static final int MOST_ARTIFACTS = 25;
    private static final BuildResult NOTHING_YET =
            new BuildResult(Optional.empty(), List.of(), List.of(), List.of(), List.of());

    static BuildOutput of(BuildView view, DiagnosticAnchors anchoring) {
        BuildRecord build = view.record();
        BuildResult result = view.result().orElse(NOTHING_YET);
        List<BuildDiagnostic> found = anchoring.of(build.projectRoot(), result.diagnostics(), MOST);
        return new BuildOutput(
                build.id(),
                build.request().target(),
                build.state(),
                result.verdict(),
                found.stream().findFirst(),
                Math.round(build.computeElapsed(Instant.now()).toMillis() / 100.0) / 10.0,
                view.progress().stage(),
                view.progress().done(),
                view.progress().total(),
                view.progress().ahead(),
                view.progress().behind(),
                view.progress().elsewhere(),
                found,
                result.diagnostics().size(),
                result.unverified().stream().limit(MOST).toList(),
                result.unverified().size(),
                result.missing(),
                ownFirst(view.artifacts()),
                view.artifacts().size(),
                result.warnings(),
                anchoring.of(build.projectRoot(), result.designWarnings(), MOST).stream().map(DesignWarning::of).toList(),
                result.designWarnings().size());
    }

    private static List<BuildArtifact> ownFirst(List<BuildArtifact> artifacts) {
        return artifacts.stream()
                .sorted(Comparator.comparing((BuildArtifact artifact) -> !artifact.current()))
                .limit(MOST_ARTIFACTS)
                .toList();
    }
}
