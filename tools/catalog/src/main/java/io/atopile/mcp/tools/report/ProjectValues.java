package io.atopile.mcp.tools.report;

import io.atopile.mcp.build.AtoModules;
import io.atopile.mcp.build.Builds;
import io.atopile.mcp.file.PathResolution.Inside;
import io.atopile.mcp.file.ProjectBoundary;
import io.atopile.mcp.file.ProjectWalk;
import io.atopile.mcp.file.ScopedFiles;
import io.atopile.mcp.packages.PackageDependency;
import io.atopile.mcp.packages.PackageManifest;
import io.atopile.mcp.parts.catalogue.ProjectPartProvider;
import io.atopile.mcp.project.AllowedProjects;
import io.atopile.mcp.project.Project;
import io.atopile.mcp.project.ProjectFile;
import io.atopile.mcp.project.ProjectReadResult;
import io.atopile.mcp.project.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The values that arguments of prompts can have in the allowed projects, by the argument's name, for completion. */
public record ProjectValues(AllowedProjects workspace, Builds builds) {

    private static final int MOST_FILES = 2_000;
    private static final int MOST_BUILDS = 100;
    private static final int LARGEST = 1 << 20;

    /** Lists the known values of an argument; none if nothing is known about arguments of that name. */
    public List<String> list(String argument) {
        return switch (argument) {
            case "project" -> workspace.projects().stream().map(workspace::label).toList();
            case "target" -> collect(project -> project.targets().stream().map(Target::name));
            case "build_id", "build" -> collect(project -> builds.list(project.root()).stream().limit(MOST_BUILDS).map(build -> build.id()));
            case "part", "part_id" -> collect(project -> new ProjectPartProvider(project.root()).listIds().stream());
            case "package", "identifier" -> collect(ProjectValues::listPackages);
            case "file", "path" -> collect(project -> listFiles(project).stream());
            case "module", "entry" -> collect(ProjectValues::listModules);
            default -> List.of();
        };
    }

    private List<String> collect(Function<Project, Stream<String>> values) {
        return workspace.projects().stream().flatMap(root -> readProject(root).flatMap(values)).distinct().toList();
    }

    private static Stream<Project> readProject(Path root) {
        return ProjectFile.read(root) instanceof ProjectReadResult.Read(var project) ? Stream.of(project) : Stream.empty();
    }

    private static Stream<String> listPackages(Project project) {
        return PackageManifest.read(project.root()).stream()
                .flatMap(manifest -> manifest.dependencies().stream())
                .map(PackageDependency::identifier);
    }

    private static List<String> listFiles(Project project) {
        var files = new ArrayList<String>();
        try {
            var scope = ProjectBoundary.of(project.root());
            ProjectWalk.walk(scope, new Inside(scope.root(), ""), file -> {
                files.add(file.relative());
                return files.size() < MOST_FILES;
            });
        } catch (IOException _) {
            return List.of();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return files;
    }

    private static Stream<String> listModules(Project project) {
        var sources = ScopedFiles.of(project.root());
        return listFiles(project).stream()
                .filter(file -> file.endsWith(".ato"))
                .flatMap(file -> sources.readText(project.root().resolve(file), LARGEST).stream()
                        .flatMap(text -> AtoModules.parseModuleNames(text).stream())
                        .map(module -> file + ":" + module));
    }
}
