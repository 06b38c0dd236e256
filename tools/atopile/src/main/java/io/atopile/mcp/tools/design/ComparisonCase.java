package io.atopile.mcp.tools.design;

import io.atopile.mcp.baseline.Baseline;
import io.atopile.mcp.baseline.Outcome;
import io.atopile.mcp.build.Assertion;
import io.atopile.mcp.build.BuildResult;
import io.atopile.mcp.build.Builds;
import io.atopile.mcp.build.Verdict;
import io.atopile.mcp.compare.AssertionChange;
import io.atopile.mcp.compare.Comparison;
import io.atopile.mcp.compare.Design;
import io.atopile.mcp.compare.FileChange;
import io.atopile.mcp.compare.FileComparison;
import io.atopile.mcp.compare.LayoutComparison;
import io.atopile.mcp.compare.PackageChange;
import io.atopile.mcp.file.Located;
import io.atopile.mcp.file.ProjectWalk;
import io.atopile.mcp.file.Scope;
import io.atopile.mcp.git.Commit;
import io.atopile.mcp.git.Repository;
import io.atopile.mcp.layout.Board;
import io.atopile.mcp.packages.Dependency;
import io.atopile.mcp.packages.ManifestReader;
import io.atopile.mcp.packages.PackageManifest;
import io.atopile.mcp.project.Project;
import io.atopile.mcp.project.Target;
import io.atopile.mcp.report.Provenance;
import io.atopile.mcp.tools.layout.LayoutDesk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * One comparison: a target as it is now, and as it was at a commit.
 *
 * @param limit how many of a list are told
 */
record ComparisonCase(Builds builds, LayoutDesk layouts, Repository repository, Commit commit, Project project, Target target, int limit) {

    private static final int MOST_UNVERIFIED = 20;

    /** With the revision exported and, where that could be, built. */
    CompareOutput against(Baseline base) throws IOException, InterruptedException {
        var outcome = base.outcome();
        var earlier = base.project();
        var target = earlier.flatMap(known -> known.target(this.target.name()));
        var before = target.isEmpty() ? BuiltSide.NONE : BuiltSide.read(builds, layouts, earlier.orElseThrow(), target.get());
        var design = !outcome.existed() ? Optional.of(Design.NONE) : before.design().filter(_ -> outcome.isBuilt());
        return output(base.files(), before, design, outcome);
    }

    /** With a commit in which the project wasn't there. */
    CompareOutput againstNothing(Path empty) throws IOException, InterruptedException {
        var outcome = new Outcome(Optional.empty(), Optional.of("the project was not there"), false, List.of());
        return output(empty, BuiltSide.NONE, Optional.of(Design.NONE), outcome);
    }

    private CompareOutput output(Path oldFiles, BuiltSide before, Optional<Design> earlier, Outcome outcome)
            throws IOException, InterruptedException {
        var after = BuiltSide.read(builds, layouts, project, target);
        var both = earlier.isPresent() && after.design().isPresent();
        var found = both ? Comparison.of(earlier.get(), after.design().get()) : Comparison.UNKNOWN;
        var layout = layout(BuiltSide.board(layouts, oldFiles, target.name()), after.board(), found);
        var files = files(oldFiles);
        var packages = PackageChange.between(dependencies(oldFiles), dependencies(project.root()));
        var assertions = AssertionChange.between(before.asserted(), after.asserted());
        var cut = new Cut(limit);
        return new CompareOutput(
                target.name(),
                both && isEmpty(found) && layout.moved().isEmpty() && layout.sizes().areTheSame() && Stream.of(files, packages, assertions).allMatch(List::isEmpty),
                base(earlier.isPresent(), outcome, before.asserted()),
                present(after),
                cut.of("files", files),
                cut.of("parts", found.parts()),
                cut.of("nets", found.nets()),
                cut.of("parameters", found.parameters()),
                cut.of("bom", found.bom()),
                found.cost().before(),
                found.cost().after(),
                found.cost().difference(),
                cut.of("moved", layout.moved()),
                layout.sizes(),
                cut.of("packages", packages),
                cut.of("assertions", assertions),
                cut.shortened());
    }

    private static boolean isEmpty(Comparison found) {
        return Stream.of(found.parts(), found.nets(), found.parameters(), found.bom()).allMatch(List::isEmpty);
    }

    private static LayoutComparison layout(Optional<Board> before, Optional<Board> after, Comparison found) {
        if (before.isEmpty()) {
            return LayoutComparison.impossible("The revision has no layout of this target in git.");
        }
        return after.isEmpty()
                ? LayoutComparison.impossible("There is no layout of this target now.")
                : LayoutComparison.of(before.get(), after.get(), found.renames());
    }

    private List<FileChange> files(Path old) throws IOException, InterruptedException {
        var present = repository.present();
        return FileComparison.between(walked(old, _ -> true), walked(project.root(), present::contains));
    }

    private static Map<String, Path> walked(Path root, Predicate<String> counts) throws IOException, InterruptedException {
        var files = new TreeMap<String, Path>();
        var scope = Scope.of(root);
        if (scope.toRead(".") instanceof Located.Inside start) {
            ProjectWalk.over(scope, start, file -> {
                if (counts.test(file.relative())) {
                    files.put(file.relative(), file.real());
                }
                return true;
            });
        }
        return files;
    }

    private static List<Dependency> dependencies(Path root) {
        return Files.isDirectory(root) ? ManifestReader.in(root).map(PackageManifest::dependencies).orElse(List.of()) : List.of();
    }

    private CompareOutput.Base base(boolean compared, Outcome outcome, List<Assertion> asserted) {
        var packages = outcome.missing().isEmpty() || outcome.isBuilt()
                ? ""
                : "; packages of it that the project doesn't have now: " + String.join(", ", outcome.missing());
        return new CompareOutput.Base(
                commit.hash(), commit.subject(), compared, outcome.verdict(), outcome.why().map(why -> why + packages), told(asserted));
    }

    private CompareOutput.Present present(BuiltSide after) {
        var build = after.provenance().flatMap(Provenance::buildId);
        Optional<Verdict> verdict = build.flatMap(builds::status).flatMap(view -> view.result()).flatMap(BuildResult::verdict);
        return new CompareOutput.Present(
                after.design().isPresent(),
                verdict,
                build,
                after.provenance().map(Provenance::freshness),
                after.design().isPresent() ? after.provenance().flatMap(Provenance::why) : Optional.of("no build has written its reports"),
                told(after.asserted()));
    }

    private static List<String> told(List<Assertion> asserted) {
        return asserted.stream().limit(MOST_UNVERIFIED).map(one -> "%s:%d %s".formatted(one.file(), one.line(), one.text())).toList();
    }
}
