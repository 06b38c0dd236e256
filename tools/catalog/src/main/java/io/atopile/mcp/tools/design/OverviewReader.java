package io.atopile.mcp.tools.design;

import io.atopile.mcp.build.BuildRecord;
import io.atopile.mcp.build.BuildResult;
import io.atopile.mcp.build.BuildVerdict;
import io.atopile.mcp.build.Builds;
import io.atopile.mcp.build.BuiltParameters;
import io.atopile.mcp.build.DesignAssertion;
import io.atopile.mcp.build.Diagnostic;
import io.atopile.mcp.file.PathResolution.Inside;
import io.atopile.mcp.file.ScopedFiles;
import io.atopile.mcp.layout.Outline;
import io.atopile.mcp.overview.DesignOutline;
import io.atopile.mcp.overview.OutlineInstance;
import io.atopile.mcp.project.Project;
import io.atopile.mcp.project.Target;
import io.atopile.mcp.report.Bom;
import io.atopile.mcp.report.BomCost;
import io.atopile.mcp.report.ReportReadResult;
import io.atopile.mcp.report.ReportReader;
import io.atopile.mcp.tool.CountFormat;
import io.atopile.mcp.tool.ErrorCode;
import io.atopile.mcp.tool.ToolFailure;
import io.atopile.mcp.tools.answer.LayoutAccess;
import io.atopile.mcp.tools.answer.UnresolvedConflicts;
import io.atopile.mcp.tools.design.DesignOverview.BuiltTarget;
import io.atopile.mcp.tools.design.DesignOverview.Output;
import io.atopile.mcp.tools.design.DesignOverview.Rail;
import io.atopile.mcp.verify.VerifiedParameter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Collects what is known of a board from its sources, its last builds, its BOM and its layout. What can't be read is a problem and fails nothing.
 *
 * @param target the one that is described; empty if the project has none
 */
record OverviewReader(DesignFiles sources, Builds builds, LayoutAccess layouts, Project project, Optional<Target> target, int quantity) {

    private static final int LARGEST_README = 1 << 16;
    private static final int MOST_FILES = 500;
    private static final List<String> READMES = List.of("README.md", "readme.md", "Readme.md", "README.rst", "README.txt", "README");

    Output read(String label) throws InterruptedException {
        var problems = new ArrayList<String>();
        var outline = target.map(wanted -> DesignOutline.read(project, wanted.entry())).orElse(DesignOutline.NONE);
        addConflicts(problems);
        addMissingEntry(outline, problems);
        var targets = describeTargets(problems);
        var layout = openLayout(problems);
        var bom = readBom();
        var parts = new OverviewParts(outline, bom, layout.map(LayoutAccess.Layout::board));
        return new Output(
                label,
                outline.docstring().or(this::readPurpose),
                targets,
                listRails(outline, findParameters()),
                parts.listParts(),
                listInterfaces(outline),
                parts.listConnectors(),
                parts.listNets(),
                layout.flatMap(found -> Outline.of(found.board()).box()).map(box -> "%s x %s".formatted(format(box.widthMm()), format(box.heightMm()))),
                bom.map(found -> BomCost.of(found, quantity)).flatMap(this::describeCost),
                problems,
                0);
    }

    private void addMissingEntry(DesignOutline outline, List<String> problems) {
        if (target.isEmpty()) {
            problems.add("ato.yaml has no targets under builds.");
        } else if (!outline.found() && problems.isEmpty()) {
            problems.add("The entry %s of target %s was not found.".formatted(target.get().entry(), target.get().name()));
        }
    }

    /** Describes the targets, and adds what the last build of the first one found. */
    private List<BuiltTarget> describeTargets(List<String> problems) throws InterruptedException {
        var records = builds.list(project.root());
        var files = sources.listFiles(MOST_FILES);
        target.flatMap(known -> findLast(known, records)).flatMap(last -> builds.findBuild(last.id())).flatMap(view -> view.result()).ifPresent(result -> addProblems(result, problems));
        return Stream.concat(target.stream(), project.targets().stream().filter(other -> !Optional.of(other).equals(target)))
                .map(known -> new BuiltTarget(known.name(), known.entry(), describeLastBuild(known, records, files)))
                .toList();
    }

    private void addConflicts(List<String> problems) {
        try {
            if (target.isPresent()) {
                UnresolvedConflicts.requireNoneInSources(project.root(), target.get().entry());
            }
        } catch (ToolFailure conflicts) {
            problems.add(conflicts.message());
        }
    }

    private static Optional<BuildRecord> findLast(Target target, List<BuildRecord> records) {
        return records.stream().filter(build -> build.request().target().equals(target.name())).findFirst();
    }

    private String describeLastBuild(Target known, List<BuildRecord> records, List<Inside> files) {
        var last = findLast(known, records);
        if (last.isEmpty()) {
            return "never built";
        }
        var verdict = builds.findVerdict(last.get()).map(BuildVerdict::name).orElse(last.get().state().name()).toLowerCase(Locale.ROOT);
        var isOutdated = files.stream().anyMatch(file -> DesignFiles.isChangedSince(file, last.get().requestedAt()));
        return isOutdated ? verdict + ", outdated" : verdict;
    }

    private static void addProblems(BuildResult result, List<String> problems) {
        result.diagnostics().forEach(found -> problems.add(describe(found)));
        result.unverified().forEach(open -> problems.add(describe(open)));
        result.listIncompleteBoard().forEach(found -> problems.add(describe(found)));
    }

    private static String describe(Diagnostic found) {
        var place = found.file().map(file -> file + found.line().map(line -> ":" + line).orElse("") + " ").orElse("");
        return "%s%s: %s".formatted(place, found.code(), found.message().lines().findFirst().orElse(""));
    }

    private static String describe(DesignAssertion open) {
        return "%s:%d undecided: %s".formatted(open.file(), open.line(), open.text());
    }

    private Optional<LayoutAccess.Layout> openLayout(List<String> problems) {
        try {
            return target.isEmpty() ? Optional.empty() : Optional.of(layouts.open(project.root(), target.map(Target::name)));
        } catch (ToolFailure failure) {
            if (failure.code() != ErrorCode.NOT_FOUND) {
                problems.add(failure.message());
            }
            return Optional.empty();
        }
    }

    private Optional<Bom> readBom() throws InterruptedException {
        return target.isPresent() && new ReportReader(builds, project, target.get()).bom() instanceof ReportReadResult.Found<Bom>(var bom, var _) ? Optional.of(bom) : Optional.empty();
    }

    private Optional<String> readPurpose() {
        return READMES.stream()
                .flatMap(name -> ScopedFiles.of(project.root()).readText(project.root().resolve(name), LARGEST_README).stream())
                .flatMap(text -> ReadmePurpose.read(text).stream())
                .findFirst();
    }

    private static List<Rail> listRails(DesignOutline outline, BuiltParameters built) {
        return outline.instances().stream()
                .filter(instance -> !instance.isDefined() && instance.type().equals("ElectricPower"))
                .filter(instance -> instance.depth() == 0 || outline.voltages().containsKey(instance.path()))
                .map(instance -> new Rail(instance.path(), outline.findVoltage(instance.path()).or(() -> findComputed(built, instance.path())).orElse("not stated")))
                .toList();
    }

    private static Optional<String> findComputed(BuiltParameters built, String rail) {
        return built.find(rail + ".voltage").map(VerifiedParameter::range).filter(range -> !range.isBlank());
    }

    private BuiltParameters findParameters() {
        return target.flatMap(known -> findLast(known, builds.list(project.root()))).map(last -> builds.findParameters(last.id())).orElse(BuiltParameters.NONE);
    }

    private static List<String> listInterfaces(DesignOutline outline) {
        return outline.instances().stream()
                .filter(instance -> instance.depth() == 0 && !instance.isDefined() && !instance.type().equals("ElectricPower") && OverviewParts.isInterface(instance.type()))
                .map(OverviewReader::describe)
                .toList();
    }

    private static String describe(OutlineInstance instance) {
        return "%s %s%s".formatted(instance.name(), instance.type(), instance.count() > 1 ? "[%d]".formatted(instance.count()) : "");
    }

    private Optional<String> describeCost(BomCost cost) {
        return cost.knownTotal().map(total -> String.format(Locale.ROOT, "%.2f for %s%s", total, CountFormat.format(quantity, "board"),
                cost.linesWithoutPrice() > 0 ? ", not including %s".formatted(CountFormat.format(cost.linesWithoutPrice(), "BOM line")) : ""));
    }

    private static String format(double millimetres) {
        return BigDecimal.valueOf(millimetres).setScale(2, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
    }
}
