package io.atopile.mcp.project;

import io.atopile.mcp.dialect.SupportedDialects;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * An atopile project as its {@code ato.yaml} describes it.
 *
 * @param root the directory that contains {@code ato.yaml}, absolute
 * @param name the package's identifier, or the directory's name if it isn't a package
 * @param source the directory of its {@code .ato} files, absolute
 * @param layouts the directory of its KiCad layouts, absolute
 * @param output the directory of build outputs, absolute
 * @param targets its targets, in the order of the file
 * @param paths every path under a {@code paths} key
 */
public record Project(
        Path root, String name, Path source, Path layouts, Path output, List<Target> targets, List<PathEntry> paths) {

    public static final String FILE = "ato.yaml";

    public Project {
        targets = List.copyOf(targets);
        paths = List.copyOf(paths);
    }

    public Optional<Target> findTarget(String wanted) {
        return targets.stream().filter(target -> target.name().equals(wanted)).findFirst();
    }

    /** Formats a path for results: relative to the root, with forward slashes. */
    public String relativize(Path path) {
        return root.relativize(path).toString().replace('\\', '/');
    }

    /** The directory of installed packages. */
    public Path modules() {
        return root.resolve(".ato/modules");
    }

    /** Returns the directory of all targets' reports and exports. */
    Path resolveArtifacts() {
        return output.resolve(SupportedDialects.NEWEST.artifacts().folder());
    }

    /** Returns the directory of one target's reports and exports. */
    public Path resolveArtifacts(String target) {
        return resolveArtifacts().resolve(target);
    }

    /** Returns the KiCad board of one target. */
    public Path resolveLayout(String target) {
        return layouts.resolve(target).resolve(target + ".kicad_pcb");
    }
}
