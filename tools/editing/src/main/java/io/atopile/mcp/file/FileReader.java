package io.atopile.mcp.file;

import io.atopile.mcp.file.PathResolution.Inside;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/**
 * Reads whole files resolved by a {@link ProjectBoundary}; fails if a link was slipped in after the path was resolved. A file
 * with more than one name (a hard link) is not read, because the other name may be that of a secret, or be outside the project.
 */
public final class FileReader {

    private FileReader() {}

    /** Reads a file of at most {@code most} bytes. */
    public static ReadOutcome read(Inside place, int most) {
        return read(place.real(), most);
    }

    /** Reads the same by a canonical path that a {@link ProjectBoundary} allowed. */
    public static ReadOutcome read(Path canonical, int most) {
        try (var file = OpenPath.of(canonical)) {
            var attributes = file.attributes();
            if (!attributes.isRegularFile()) {
                return new ReadOutcome.NotAFile(attributes.isDirectory());
            }
            if (attributes.size() > most) {
                return new ReadOutcome.TooLarge(attributes.size());
            }
            if (file.links().orElse(1) > 1 && !isInstalled(canonical)) {
                return new ReadOutcome.HardLinked();
            }
            try (var in = file.stream()) {
                return new ReadOutcome.Bytes(in.readNBytes((int) attributes.size()));
            }
        } catch (NoSuchFileException | NotDirectoryException _) {
            return new ReadOutcome.Missing();
        } catch (IOException failure) {
            return new ReadOutcome.Failed(IoFailure.of(failure));
        }
    }

    /**
     * Whether the file belongs to an installed package: packages are installed next to those that they replace, as hard links to
     * the same files.
     */
    private static boolean isInstalled(Path canonical) {
        for (var name : canonical) {
            if (name.toString().equals(".ato")) {
                return true;
            }
        }
        return false;
    }
}
