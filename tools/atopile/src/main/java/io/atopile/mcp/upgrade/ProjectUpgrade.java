package io.atopile.mcp.upgrade;

import io.atopile.mcp.dialect.AtopileDialect;
import io.atopile.mcp.dialect.SupportedDialects;
import io.atopile.mcp.explain.AtoToolchain;
import io.atopile.mcp.explain.SourceUpgrade;
import io.atopile.mcp.explain.UpgradedSource;
import io.atopile.mcp.file.PathResolution.Inside;
import io.atopile.mcp.file.ProjectBoundary;
import io.atopile.mcp.file.ProjectWalk;
import io.atopile.mcp.hashline.FileContent;
import io.atopile.mcp.merge.ConflictScanner;
import io.atopile.mcp.merge.ConflictedFile;
import io.atopile.mcp.packages.PackageDependency;
import io.atopile.mcp.packages.PackageManifest;
import io.atopile.mcp.project.ManifestFaultFinder;
import io.atopile.mcp.project.Project;
import io.atopile.mcp.project.Projects;
import io.atopile.mcp.project.RequiredVersion;
import io.atopile.mcp.project.Target;
import io.atopile.mcp.yaml.YamlDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Plans what carries a project of an earlier atopile version over to the installed one. */
public final class ProjectUpgrade {

    private static final int LARGEST = 16 << 20;
    private static final int MOST_FILES = 1_000;
    private static final Pattern LAYOUT_FOLDER = Pattern.compile("[^/\\\\\\x00]{1,200}");
    private static final String BOARD = ".kicad_pcb";

    private final AtopileDialect dialect = SupportedDialects.NEWEST;
    private final Project project;
    private final ProjectBoundary scope;
    private final AtoToolchain toolchain;

    private ProjectUpgrade(Project project, ProjectBoundary scope, AtoToolchain toolchain) {
        this.project = project;
        this.scope = scope;
        this.toolchain = toolchain;
    }

    /**
     * Reads a project, and returns the plan; a project for a newer atopile stays as it is.
     *
     * @throws InterruptedException if the caller stops waiting
     */
    public static UpgradePlan plan(Project project, ProjectBoundary scope, AtoToolchain toolchain) throws InterruptedException {
        return new ProjectUpgrade(project, scope, toolchain).plan();
    }

    /** Returns the files that an upgrade may change: the manifest, the sources and the boards of the targets. */
    public static List<String> listFiles(Project project, ProjectBoundary scope) throws InterruptedException {
        var files = new ArrayList<>(List.of(Project.FILE));
        if (scope.toRead(".") instanceof Inside root) {
            ProjectWalk.walk(scope, root, file -> {
                if (file.relative().endsWith(".ato")) {
                    files.add(file.relative());
                }
                return files.size() < MOST_FILES;
            });
        }
        files.addAll(listBoards(project));
        return List.copyOf(files);
    }

    /** Returns those of these files that have unresolved merge conflicts. */
    public static List<ConflictedFile> findConflicts(Project project, ProjectBoundary scope) throws InterruptedException {
        return listFiles(project, scope).stream()
                .flatMap(path -> readLines(scope, path).map(lines -> new ConflictedFile(path, ConflictScanner.scan(String.join("\n", lines)))).stream())
                .filter(file -> !file.conflicts().isEmpty())
                .toList();
    }

    private UpgradePlan plan() throws InterruptedException {
        List<String> manifest = readLines(scope, Project.FILE).orElse(List.of());
        String text = String.join("\n", manifest) + "\n";
        Optional<Map<?, ?>> top = YamlDocument.readMapping(text);
        Optional<String> field = listVersionFields().filter(name -> top.filter(all -> all.get(name) != null).isPresent()).findFirst();
        Optional<String> from = field.map(name -> String.valueOf(top.orElseThrow().get(name)));
        List<String> others = listOthers();
        if (from.filter(wanted -> RequiredVersion.read(wanted, dialect.version()) == RequiredVersion.NEWER).isPresent()) {
            int line = ManifestFaultFinder.findLine(text, field.orElseThrow()).orElse(1);
            var newer = new UpgradeDecision(Project.FILE, line, line, "newer_atopile", "The project asks for atopile %s, and %s is installed.".formatted(from.get(), dialect.version()),
                    "Install the atopile that it asks for, or restore the version of the project that was made for %s.".formatted(dialect.version().formatMinor()));
            return new UpgradePlan(from, List.of(), List.of(newer), List.of(), others);
        }
        List<PartPlan> parts = planParts(manifest, text, others);
        return new UpgradePlan(
                from,
                parts.stream().flatMap(part -> part.steps().stream()).toList(),
                parts.stream().flatMap(part -> part.decisions().stream()).toList(),
                parts.stream().filter(PartPlan::hasChanges).map(PartPlan::file).toList(),
                others);
    }

    private List<PartPlan> planParts(List<String> manifest, String text, List<String> others) throws InterruptedException {
        List<UpgradedSource> sources = SourceUpgrade.plan(project, scope, toolchain, path -> isOwn(others, path), createPackageTest(others, text));
        var parts = new ArrayList<PartPlan>();
        parts.add(ManifestUpgrade.plan(dialect, project, manifest, new SourceOverview(sources)));
        sources.stream().map(ProjectUpgrade::toPart).forEach(parts::add);
        listFiles(project, scope).stream()
                .filter(path -> path.endsWith(".ato") && isOwn(others, path) && sources.stream().noneMatch(source -> source.path().equals(path)))
                .map(ProjectUpgrade::toUnread)
                .forEach(parts::add);
        for (String board : listBoards(project)) {
            readLines(scope, board).map(lines -> BoardUpgrade.plan(board, lines)).ifPresent(parts::add);
        }
        return parts;
    }

    private static boolean isOwn(List<String> others, String path) {
        return others.stream().noneMatch(other -> path.startsWith(other + "/"));
    }

    /** Tests import paths for the packages that the project names in any form, installed or not. */
    private Predicate<String> createPackageTest(List<String> others, String text) {
        var names = new LinkedHashSet<String>();
        PackageManifest.read(project.root()).ifPresent(manifest -> manifest.dependencies().stream().map(PackageDependency::identifier).forEach(names::add));
        others.stream().flatMap(other -> PackageManifest.read(project.root().resolve(other)).stream()).flatMap(manifest -> manifest.identifier().stream()).forEach(names::add);
        names.addAll(DependencyUpgrade.listNames(text));
        names.removeIf(name -> !dialect.manifest().identifier().matcher(name).matches());
        return path -> names.stream().anyMatch(name -> path.startsWith(name + "/"));
    }

    /** A source that isn't read is listed, so that nobody takes it for one without findings. */
    private static PartPlan toUnread(String path) {
        var unread = new UpgradeDecision(path, 1, 1, "unreadable_source", "The file was not examined: it isn't text in UTF-8, has another hard link, or is larger than 1 MiB.", "Save it as UTF-8, or as a file of its own; then call again.");
        return new PartPlan(new UpgradedFile(path, List.of(), List.of()), List.of(), List.of(unread));
    }

    private Stream<String> listVersionFields() {
        return Stream.concat(Stream.of(dialect.manifest().versionField()), dialect.manifest().oldVersionFields().stream());
    }

    private static PartPlan toPart(UpgradedSource source) {
        return new PartPlan(
                new UpgradedFile(source.path(), source.before(), source.after()),
                source.steps().stream()
                        .map(step -> new UpgradeStep(UpgradeStep.Kind.valueOf(step.kind().name()), source.path(), step.line(), step.before(), step.after(), step.reason()))
                        .toList(),
                source.findings().stream()
                        .map(found -> new UpgradeDecision(source.path(), found.line(), found.newLine(), found.code(), found.problem(), found.advice()))
                        .toList());
    }

    private static Optional<List<String>> readLines(ProjectBoundary scope, String path) {
        return scope.toRead(path) instanceof Inside place ? FileContent.readLines(place, LARGEST).map(lines -> lines.whole().lines().toList()) : Optional.empty();
    }

    /** Returns the folders of the projects inside of this one, relative to its root. */
    private List<String> listOthers() {
        try {
            return Projects.listBelow(project.root()).stream().filter(other -> !other.equals(project.root())).map(project::relativize).toList();
        } catch (IOException _) {
            return List.of();
        }
    }

    /** Returns the boards of the targets that are in the project. */
    private static List<String> listBoards(Project project) {
        var boards = new LinkedHashSet<String>();
        project.targets().stream().map(target -> listBoards(project, target)).flatMap(List::stream).forEach(boards::add);
        return List.copyOf(boards);
    }

    /** atopile takes the only board in a target's folder, whatever its name. */
    private static List<String> listBoards(Project project, Target target) {
        if (!LAYOUT_FOLDER.matcher(target.name()).matches()) {
            return List.of();
        }
        Path folder = project.layouts().resolve(target.name());
        if (!folder.startsWith(project.root()) || !Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(BOARD)).sorted(Comparator.naturalOrder()).map(project::relativize).toList();
        } catch (IOException _) {
            return List.of();
        }
    }
}
