package io.atopile.mcp.file;

import io.atopile.mcp.file.PathResolution.Inside;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Reads project files whose path is already determined, such as build outputs. What a caller may not read by name isn't read here
 * either: links that point outside, secrets, devices, files with more than one name.
 */
public final class ScopedFiles {

    private final Optional<ProjectBoundary> scope;
    private final List<Path> more;

    private ScopedFiles(Optional<ProjectBoundary> scope, List<Path> more) {
        this.scope = scope;
        this.more = more;
    }

    /** The files of a project; none if its root is not a directory. */
    public static ScopedFiles of(Path root) {
        return of(root, List.of());
    }

    /** The files of a project and of further directories. */
    public static ScopedFiles of(Path root, List<Path> more) {
        try {
            return new ScopedFiles(Optional.of(ProjectBoundary.of(root)), more);
        } catch (IOException _) {
            return new ScopedFiles(Optional.empty(), List.of());
        }
    }

    /** Returns a file's path with every link followed; empty if it may not be read, or isn't a regular file with a single name. */
    public Optional<Path> find(Path file) {
        return findCanonical(file).filter(ScopedFiles::isReadable);
    }

    /** Reads a whole file; empty if it may not or can't be read, or is larger than {@code most} bytes. */
    public Optional<byte[]> read(Path file, int most) {
        return findCanonical(file)
                .map(real -> FileReader.read(real, most))
                .flatMap(outcome -> outcome instanceof ReadOutcome.Bytes read ? Optional.of(read.bytes()) : Optional.empty());
    }

    /** Reads the same as text; bytes that aren't UTF-8 are replaced. */
    public Optional<String> readText(Path file, int most) {
        return read(file, most).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /** Reads at most {@code most} bytes from the beginning of a file of any size. */
    public Optional<byte[]> readBeginning(Path file, int most) {
        return find(file).flatMap(real -> {
            try (var opened = OpenPath.of(real);
                    var in = opened.stream()) {
                return Optional.of(in.readNBytes(most));
            } catch (IOException _) {
                return Optional.empty();
            }
        });
    }

    private Optional<Path> findCanonical(Path file) {
        if (scope.isPresent() && scope.get().toRead(file.toString()) instanceof Inside inside) {
            return Optional.of(inside.real());
        }
        try {
            var real = file.toRealPath();
            return more.stream().anyMatch(directory -> isIn(directory, real)) ? Optional.of(real) : Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static boolean isIn(Path directory, Path real) {
        try {
            return real.startsWith(directory.toRealPath());
        } catch (IOException _) {
            return false;
        }
    }

    private static boolean isReadable(Path real) {
        try (var opened = OpenPath.of(real)) {
            return opened.attributes().isRegularFile() && opened.links().orElse(1) == 1;
        } catch (IOException _) {
            return false;
        }
    }
}
