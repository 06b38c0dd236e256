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
import io.atopile.mcp.compare.Totals;
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

/**
 * One comparison: a target as it is now, and as it was at a commit.
 *
 * @param limit how many of a list are told
 */
record ComparisonCase(Builds builds, LayoutDesk layouts, Repository repository, Commit commit, Project project, Target target, int limit) {

    private static final int MOST_UNVERIFIED = 10;

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
        var totals = new Totals(
                files.size(), found.parts().size(), found.nets().size(), found.parameters().size(), found.bom().size(), layout.moved().size(),
                packages.size(), assertions.size());
        return new CompareOutput(
                target.name(), commit.hash(), commit.subject(),
                both && totals.all() == 0 && layout.sizes().areTheSame(),
                side(earlier.isPresent(), outcome, before.asserted()), side(after),
                cut(files), cut(found.parts()), cut(found.nets()), cut(found.parameters()), cut(found.bom()), found.cost(),
                cut(layout.moved()), layout.sizes(), cut(packages), cut(assertions), totals);
    }

    private <T> List<T> cut(List<T> all) {
        return all.stream().limit(limit).toList();
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

    private CompareSide side(boolean compared, Outcome outcome, List<Assertion> asserted) {
        var packages = outcome.missing().isEmpty() || outcome.isBuilt()
                ? ""
                : "; packages of it that the project doesn't have now: " + String.join(", ", outcome.missing());
        return new CompareSide(
                compared, outcome.verdict(), Optional.empty(), Optional.empty(), outcome.why().map(why -> why + packages), told(asserted), asserted.size());
    }

    private CompareSide side(BuiltSide after) {
        var build = after.provenance().flatMap(Provenance::buildId);
        Optional<Verdict> verdict = build.flatMap(builds::status).flatMap(view -> view.result()).flatMap(BuildResult::verdict);
        return new CompareSide(
                after.design().isPresent(),
                verdict,
                build,
                after.provenance().map(Provenance::freshness),
                after.design().isPresent() ? after.provenance().flatMap(Provenance::why) : Optional.of("no build has written its reports"),
                told(after.asserted()),
                after.asserted().size());
    }

    private static List<String> told(List<Assertion> asserted) {
        return asserted.stream().limit(MOST_UNVERIFIED).map(one -> "%s:%d %s".formatted(one.file(), one.line(), one.text())).toList();
    }
}
