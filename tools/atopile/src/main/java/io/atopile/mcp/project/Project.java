package io.atopile.mcp.project;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * An atopile project as its {@code ato.yaml} describes it.
 *
 * @param root the directory that holds {@code ato.yaml}, absolute
 * @param name the package's identifier, or the directory's name where it isn't a package
 * @param source where its {@code .ato} files are, absolute
 * @param layouts where its KiCad layouts are, absolute
 * @param output where atopile writes what it makes, absolute
 * @param targets what it builds, in the file's order
 * @param paths every path that the file gives under a {@code paths} key
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

    /** A path as results show it: relative to the root, with forward slashes. */
    public String relativize(Path path) {
        return root.relativize(path).toString().replace('\\', '/');
    }

    /** Where installed packages live. */
    public Path modules() {
        return root.resolve(".ato/modules");
    }

    /** Where the reports and exports of one target are written. */
    public Path resolveArtifacts(String target) {
        return output.resolve("builds").resolve(target);
    }

    /** The KiCad board of one target. */
    public Path resolveLayout(String target) {
        return layouts.resolve(target).resolve(target + ".kicad_pcb");
    }
}
