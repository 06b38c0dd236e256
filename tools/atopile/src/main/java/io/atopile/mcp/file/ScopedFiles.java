package io.atopile.mcp.file;

import io.atopile.mcp.file.PathResolution.Inside;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads files of a project that are known by their path, such as what builds wrote there. What a caller may not read by name
 * isn't read here either: links that lead out, secrets, devices, files with a second name.
 */
public final class ScopedFiles {

    private final Optional<ProjectBoundary> scope;
    private final List<Path> more;

    private ScopedFiles(Optional<ProjectBoundary> scope, List<Path> more) {
        this.scope = scope;
        this.more = more;
    }

    /** Those of a project; none where its root is no directory. */
    public static ScopedFiles of(Path root) {
        return of(root, List.of());
    }

    /** Those of a project, and those in further directories. */
    public static ScopedFiles of(Path root, List<Path> more) {
        try {
            return new ScopedFiles(Optional.of(ProjectBoundary.of(root)), more);
        } catch (IOException _) {
            return new ScopedFiles(Optional.empty(), List.of());
        }
    }

    /** Where a file is, with every link followed; nothing where it may not be read, or isn't a regular file with one name. */
    public Optional<Path> find(Path file) {
        return findCanonical(file).filter(ScopedFiles::isReadable);
    }

    /** The whole of a file; nothing where it may not or can't be read, or is larger. */
    public Optional<byte[]> read(Path file, int most) {
        return findCanonical(file)
                .map(real -> FileReader.read(real, most))
                .flatMap(outcome -> outcome instanceof ReadOutcome.Bytes read ? Optional.of(read.bytes()) : Optional.empty());
    }

    /** The same as text; what isn't UTF-8 is replaced. */
    public Optional<String> readText(Path file, int most) {
        return read(file, most).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /** The beginning of a file of any size. */
    public Optional<byte[]> readBeginning(Path file, int most) {
        return find(file).flatMap(real -> {
            try (var opened = OpenPath.of(real);
                    var channel = opened.read()) {
                var buffer = ByteBuffer.allocate(most);
                while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
                    // Until it is full or the file ends.
                }
                return Optional.of(Arrays.copyOf(buffer.array(), buffer.position()));
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
