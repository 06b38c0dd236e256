package io.atopile.mcp.tools.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.atopile.mcp.build.ArtifactFinder;
import io.atopile.mcp.build.BuildLogLevel;
import io.atopile.mcp.build.BuildRecord;
import io.atopile.mcp.build.Builds;
import io.atopile.mcp.build.LogFilter;
import io.atopile.mcp.build.PathRedactor;
import io.atopile.mcp.dialect.ArtifactKind;
import io.atopile.mcp.file.ScopedFiles;
import io.atopile.mcp.introspect.DesignCompiler;
import io.atopile.mcp.introspect.ModuleTree;
import io.atopile.mcp.project.AllowedProjects;
import io.atopile.mcp.project.AtoFinder;
import io.atopile.mcp.project.AtoSearchResult;
import io.atopile.mcp.project.Project;
import io.atopile.mcp.project.ProjectFile;
import io.atopile.mcp.project.ProjectReadResult;
import io.atopile.mcp.project.Target;
import io.atopile.mcp.resource.ResourceSource;
import io.atopile.mcp.tool.Json;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Build results for users to browse: {@code atopile://artifact/{project}/{path}} is a file written by builds of a target,
 * {@code atopile://log/{build_id}} a build's log, {@code atopile://modules/{project}/{target}} a target's module tree.
 * The project at the top of a workspace is called {@code ~}.
 */
public final class ProjectResources implements ResourceSource {

    private static final String ARTIFACT = "atopile://artifact/";
    private static final String LOG = "atopile://log/";
    private static final Pattern ARTIFACT_URI = Pattern.compile(Pattern.quote(ARTIFACT) + "([^/]+)/(.+)");
    private static final String MODULES = "atopile://modules/";
    private static final Pattern MODULES_URI = Pattern.compile(Pattern.quote(MODULES) + "([^/]+)/([^/]+)");
    private static final int DEPTH = 3;
    private static final String TOP = "~";
    private static final int MOST = 200;
    private static final int MOST_LINES = 2_000;
    private static final int LARGEST = 4 << 20;

    private final AllowedProjects workspace;
    private final Builds builds;
    private final AtoFinder finder;

    public ProjectResources(AllowedProjects workspace, Builds builds, AtoFinder finder) {
        this.workspace = workspace;
        this.builds = builds;
        this.finder = finder;
    }

    @Override
    public boolean isEmpty() {
        return false;
    }

    @Override
    public List<Listing> list() {
        return projects().flatMap(project -> Stream.concat(listArtifacts(project), listLogs(project))).limit(MOST).toList();
    }

    @Override
    public List<Template> templates() {
        return List.of(
                new Template(
                        ARTIFACT + "{project}/{+path}",
                        "Build artifacts",
                        "A file written by builds of a target; path is relative to the project's root, project ~ is the one at the top of the workspace.",
                        "application/octet-stream"),
                new Template(
                        MODULES + "{project}/{target}",
                        "Module trees",
                        "The modules, interfaces and parameters of a target, three levels deep, from its current sources.",
                        "application/json"),
                new Template(LOG + "{build_id}", "Build logs", "A build's log, level info and above.", "text/plain"));
    }

    @Override
    public Optional<Contents> read(String uri) {
        if (uri.startsWith(LOG)) {
            return log(uri);
        }
        if (uri.startsWith(MODULES)) {
            return readModules(uri);
        }
        return findFile(uri).flatMap(File::contents);
    }

    private Optional<File> findFile(String uri) {
        var artifact = ARTIFACT_URI.matcher(uri);
        return artifact.matches()
                ? findProjects(artifact.group(1)).flatMap(this::listFiles).filter(file -> file.uri().equals(uri)).findFirst()
                : Optional.empty();
    }

    /** A build that is over has one version. The version of a module tree is that of the sources, which are cheaper to look at. */
    @Override
    public Optional<String> findVersion(String uri) {
        if (uri.startsWith(LOG)) {
            return findBuild(uri).map(BuildRecord::state).flatMap(state -> state.isOver() ? Optional.of(state.name()) : ResourceSource.super.findVersion(uri));
        }
        var modules = MODULES_URI.matcher(uri);
        if (modules.matches()) {
            return findProjects(modules.group(1)).filter(project -> project.findTarget(modules.group(2)).isPresent()).map(SourceVersion::compute).findFirst();
        }
        return findFile(uri).flatMap(File::findVersion);
    }

    @Override
    public Optional<List<String>> listValues(String uriTemplate, String variable, Map<String, String> others) {
        var chosen = Optional.ofNullable(others.get("project")).map(this::findProjects).orElseGet(this::projects);
        return ResourceSource.super.listValues(uriTemplate, variable, others).map(_ -> switch (variable) {
            case "project" -> projects().map(this::name).toList();
            case "target" -> chosen.flatMap(project -> project.targets().stream()).map(Target::name).toList();
            case "path" -> chosen.flatMap(this::listFiles).map(File::relative).toList();
            default -> projects().flatMap(project -> builds.list(project.root()).stream()).map(BuildRecord::id).toList();
        });
    }

    /** A file written by builds of a target. */
    private record File(String uri, Project project, Path path, String target) {

        Listing listing() {
            var kind = ArtifactKind.of(path.toString()).name().toLowerCase(Locale.ROOT).replace('_', ' ');
            return new Listing(uri, String.valueOf(path.getFileName()), "%s of target %s".formatted(kind, target), mimeType());
        }

        String relative() {
            return project.relativize(path);
        }

        Optional<String> findVersion() {
            try {
                var attributes = Files.readAttributes(path, BasicFileAttributes.class);
                return Optional.of(attributes.lastModifiedTime() + " " + attributes.size());
            } catch (IOException _) {
                return Optional.empty();
            }
        }

        Optional<Contents> contents() {
            return ScopedFiles.of(project.root()).read(path, LARGEST).map(bytes -> mimeType().matches("text/.*|.*json|.*xml")
                    ? new Contents(uri, mimeType(), new String(bytes, UTF_8), null)
                    : new Contents(uri, mimeType(), null, Base64.getEncoder().encodeToString(bytes)));
        }

        private String mimeType() {
            var name = path.toString();
            return switch (name.substring(name.lastIndexOf('.') + 1)) {
                case "json" -> "application/json";
                case "csv" -> "text/csv";
                case "md" -> "text/markdown";
                case "svg" -> "image/svg+xml";
                case "png" -> "image/png";
                case "zip" -> "application/zip";
                case "glb" -> "model/gltf-binary";
                case "step" -> "model/step";
                case "kicad_pcb", "dxf" -> "text/plain";
                default -> "application/octet-stream";
            };
        }
    }

    private Stream<Listing> listArtifacts(Project project) {
        return listFiles(project).map(File::listing);
    }

    private Stream<File> listFiles(Project project) {
        return project.targets().stream().flatMap(target -> ArtifactFinder.listFiles(project, target.name()).stream()
                .map(file -> new File(ARTIFACT + name(project) + "/" + encodePath(project.relativize(file)), project, file, target.name())));
    }

    /** Lists the last build of each target. */
    private Stream<Listing> listLogs(Project project) {
        var records = builds.list(project.root());
        return project.targets().stream().flatMap(target -> records.stream()
                .filter(build -> build.request().target().equals(target.name()))
                .limit(1)
                .map(ProjectResources::log));
    }

    private static Listing log(BuildRecord build) {
        return new Listing(
                LOG + build.id(), "log of " + build.id(), "the last build of target " + build.request().target(), "text/plain");
    }

    private Optional<Contents> log(String uri) {
        var everything = new LogFilter(BuildLogLevel.INFO, Optional.empty(), Optional.empty(), 0, MOST_LINES);
        return findBuild(uri)
                .map(build -> builds.log(build, everything).stream()
                        .map(line -> "%s %s: %s%n".formatted(line.level(), line.stage(), line.message()))
                        .collect(Collectors.joining()))
                .map(text -> new Contents(uri, "text/plain", text, null));
    }

    private Optional<BuildRecord> findBuild(String uri) {
        return builds.findBuild(uri.substring(LOG.length()))
                .map(view -> view.record())
                .filter(build -> workspace.roots().stream().anyMatch(build.projectRoot()::startsWith));
    }

    private Optional<Contents> readModules(String uri) {
        var named = MODULES_URI.matcher(uri);
        if (!named.matches()) {
            return Optional.empty();
        }
        return findProjects(named.group(1))
                .flatMap(project -> project.findTarget(named.group(2)).stream().flatMap(target -> readTree(project, target).stream()))
                .findFirst()
                .map(tree -> new Contents(uri, "application/json", tree, null));
    }

    private Optional<String> readTree(Project project, Target target) {
        try {
            return finder.find() instanceof AtoSearchResult.Ready(var ato)
                            && ModuleTree.of(new DesignCompiler(builds.interpreters()), ato, finder.trust(), project.root(), target.entry(), DEPTH)
                                    instanceof ModuleTree.Answer.Members(var members)
                    ? Optional.of(new PathRedactor(project.root()).redact(Json.mapper().writeValueAsString(members)))
                    : Optional.empty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private Stream<Project> projects() {
        return workspace.projects().stream().flatMap(root -> ProjectFile.read(root) instanceof ProjectReadResult.Read(var project) ? Stream.of(project) : Stream.empty());
    }

    private Stream<Project> findProjects(String name) {
        return projects().filter(project -> name(project).equals(name));
    }

    private String name(Project project) {
        var label = workspace.label(project.root());
        return label.equals(".") ? TOP : URLEncoder.encode(label, UTF_8).replace("+", "%20");
    }

    /** Encodes a path for a URI, keeping its slashes. */
    private static String encodePath(String path) {
        return Stream.of(path.split("/")).map(name -> URLEncoder.encode(name, UTF_8).replace("+", "%20")).collect(Collectors.joining("/"));
    }
}
