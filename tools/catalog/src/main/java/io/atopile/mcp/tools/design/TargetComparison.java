package io.atopile.mcp.tools.design;

import io.atopile.mcp.baseline.RevisionBuild;
import io.atopile.mcp.baseline.RevisionBuildResult;
import io.atopile.mcp.build.BuildResult;
import io.atopile.mcp.build.BuildVerdict;
import io.atopile.mcp.build.Builds;
import io.atopile.mcp.build.DesignAssertion;
import io.atopile.mcp.compare.AssertionChange;
import io.atopile.mcp.compare.DependencyChange;
import io.atopile.mcp.compare.Design;
import io.atopile.mcp.compare.DesignComparison;
import io.atopile.mcp.compare.DesignExamination;
import io.atopile.mcp.compare.LayoutComparison;
import io.atopile.mcp.compare.RevisionFileChange;
import io.atopile.mcp.compare.ValueChange;
import io.atopile.mcp.compare.VerdictChange;
import io.atopile.mcp.git.GitCommit;
import io.atopile.mcp.git.GitRepository;
import io.atopile.mcp.layout.Board;
import io.atopile.mcp.packages.PackageDependency;
import io.atopile.mcp.packages.PackageManifest;
import io.atopile.mcp.parts.value.PartConflictFinder;
import io.atopile.mcp.project.Project;
import io.atopile.mcp.project.Target;
import io.atopile.mcp.report.ReportProvenance;
import io.atopile.mcp.tools.answer.LayoutAccess;
import io.atopile.mcp.verify.AssertionVerdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One comparison of a target's current state with its state at a commit.
 *
 * @param limit the maximum number of entries per list
 */
record TargetComparison(
        Builds builds, LayoutAccess layouts, DesignExaminer examiner, GitRepository repository, GitCommit commit, Project project, Target target, int limit) {

    private static final int MOST_UNVERIFIED = 20;

    /** Compares with the exported revision, which is built if possible. */
    CompareOutput compareWith(RevisionBuild base) throws IOException, InterruptedException {
        var outcome = base.outcome();
        var earlier = base.project();
        var target = earlier.flatMap(known -> known.findTarget(this.target.name()));
        var before = target.isEmpty() ? BuiltDesign.NONE : BuiltDesign.read(builds, layouts, earlier.orElseThrow(), target.get());
        var design = !outcome.existed() ? Optional.of(Design.NONE) : before.design().filter(_ -> outcome.isBuilt());
        var examination = target.isEmpty()
                ? outcome.existed() ? DesignExamination.ofObstacle("the revision has no such target") : DesignExamination.NONE
                : examiner.examine(base, project.root(), earlier.orElseThrow().root(), target.get().entry());
        return buildOutput(base.files(), before.withDesign(design), outcome, examination);
    }

    /** Compares with a commit in which the project did not exist. */
    CompareOutput compareWithEmpty(Path empty) throws IOException, InterruptedException {
        var outcome = new RevisionBuildResult(Optional.of("the project did not exist"), false, List.of());
        return buildOutput(empty, BuiltDesign.NONE.withDesign(Optional.of(Design.NONE)), outcome, DesignExamination.NONE);
    }

    private CompareOutput buildOutput(Path oldFiles, BuiltDesign before, RevisionBuildResult outcome, DesignExamination examined)
            throws IOException, InterruptedException {
        var after = BuiltDesign.read(builds, layouts, project, target);
        var found = compareDesigns(before, after).orElse(DesignComparison.UNKNOWN);
        var layout = compareLayouts(BuiltDesign.readBoard(layouts, oldFiles, target.name()), after.board(), found);
        var sources = compareSources(oldFiles, before, after);
        var present = examiner.examine(project.root(), target.entry());
        var cut = new ListTruncator(limit);
        return new CompareOutput(
                target.name(),
                isUnchanged(before, after, found) && layout.moved().isEmpty() && layout.sizes().areTheSame() && sources.isEmpty(),
                buildBase(before.design().isPresent(), outcome, examined, before.asserted()),
                buildPresent(after, present),
                cut.of("files", sources.files()),
                cut.of("parts", found.parts()),
                cut.of("nets", found.nets()),
                cut.of("parameters", found.parameters()),
                cut.of("bom", found.bom()),
                found.cost().before(),
                found.cost().after(),
                found.cost().difference(),
                cut.of("moved", layout.moved()),
                layout.sizes(),
                cut.of("packages", sources.packages()),
                compareVerification(sources, examined, present, cut).toJson(),
                cut.shortenedNames());
    }

    private static VerificationChanges compareVerification(
            SourceChanges sources, DesignExamination before, DesignExamination after, ListTruncator cut) {
        return new VerificationChanges(
                cut.of("assertions", sources.assertions()),
                cut.of("verdicts", VerdictChange.compare(before.verification(), after.verification())),
                cut.of("values", ValueChange.compare(before, after)),
                cut.of("conflicts", after.verification().conflicts()),
                cut.of("part_conflicts", PartConflictFinder.find(after.declarations())));
    }

    private static boolean isUnchanged(BuiltDesign before, BuiltDesign after, DesignComparison found) {
        return before.design().isPresent() && after.design().isPresent() && isEmpty(found);
    }

    /** Compares two designs; empty if one of them isn't built. */
    private static Optional<DesignComparison> compareDesigns(BuiltDesign before, BuiltDesign after) {
        return before.design().flatMap(old -> after.design().map(now -> DesignComparison.of(old, now)));
    }

    private SourceChanges compareSources(Path oldFiles, BuiltDesign before, BuiltDesign after) throws IOException, InterruptedException {
        return new SourceChanges(
                new WorkingTreeComparison(builds, repository, project.root()).compareWith(oldFiles),
                DependencyChange.compare(readDependencies(oldFiles), readDependencies(project.root())),
                AssertionChange.compare(before.asserted(), after.asserted()));
    }

    private static boolean isEmpty(DesignComparison found) {
        return Stream.of(found.parts(), found.nets(), found.parameters(), found.bom()).allMatch(List::isEmpty);
    }

    private static LayoutComparison compareLayouts(Optional<Board> before, Optional<Board> after, DesignComparison found) {
        if (before.isEmpty()) {
            return LayoutComparison.ofIncomparable("The revision has no layout of this target in git.");
        }
        return after.isEmpty()
                ? LayoutComparison.ofIncomparable("This target has no layout now.")
                : LayoutComparison.of(before.get(), after.get(), found.renames());
    }

    private static List<PackageDependency> readDependencies(Path root) {
        return Files.isDirectory(root) ? PackageManifest.read(root).map(PackageManifest::dependencies).orElse(List.of()) : List.of();
    }

    private CompareOutput.Base buildBase(boolean compared, RevisionBuildResult outcome, DesignExamination examined, List<DesignAssertion> asserted) {
        var packages = outcome.missing().isEmpty() || outcome.isBuilt()
                ? ""
                : "; packages that it needs and the project no longer has: " + String.join(", ", outcome.missing());
        return new CompareOutput.Base(
                commit.hash(),
                commit.subject(),
                compared,
                outcome.verdict(),
                outcome.why().map(why -> why + packages),
                describeOpen(examined, asserted),
                examined.obstacle());
    }

    private CompareOutput.Present buildPresent(BuiltDesign after, DesignExamination examined) {
        var build = after.provenance().flatMap(ReportProvenance::buildId);
        Optional<BuildVerdict> verdict = build.flatMap(builds::findBuild).flatMap(view -> view.result()).flatMap(BuildResult::verdict);
        return new CompareOutput.Present(
                after.design().isPresent(),
                verdict,
                build,
                after.provenance().map(ReportProvenance::freshness),
                after.design().isPresent() ? after.provenance().flatMap(ReportProvenance::why) : Optional.of("no build has written its reports"),
                describeOpen(examined, after.asserted()),
                examined.obstacle());
    }

    /** Describes the undecided assertions; all assertions of the sources if they couldn't be examined. */
    private static List<String> describeOpen(DesignExamination examination, List<DesignAssertion> asserted) {
        var open = examination.obstacle().isPresent()
                ? asserted.stream().map(each -> "%s:%d %s".formatted(each.file(), each.line(), each.text()))
                : examination.verification().assertions().stream()
                        .filter(each -> each.verdict() == AssertionVerdict.UNDECIDED)
                        .map(each -> "%s %s (%s)".formatted(each.place(), each.text(), each.reason()));
        return open.distinct().limit(MOST_UNVERIFIED).toList();
    }

    /** What differs in the sources. */
    private record SourceChanges(List<RevisionFileChange> files, List<DependencyChange> packages, List<AssertionChange> assertions) {

        boolean isEmpty() {
            return Stream.of(files, packages, assertions).allMatch(List::isEmpty);
        }
    }

    /** Truncates lists, and records which. */
    private static final class ListTruncator {

        private final int limit;
        private final List<String> shortened = new ArrayList<>();

        ListTruncator(int limit) {
            this.limit = limit;
        }

        <T> List<T> of(String name, List<T> all) {
            if (all.size() > limit) {
                shortened.add("%s: %d of %d".formatted(name, limit, all.size()));
            }
            return all.stream().limit(limit).toList();
        }

        List<String> shortenedNames() {
            return List.copyOf(shortened);
        }
    }
}
