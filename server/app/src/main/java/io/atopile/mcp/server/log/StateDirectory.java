package io.atopile.mcp.server.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;

/**
 * The directory of what outlives the process, which only the user may look into.
 *
 * @param path absolute
 */
public record StateDirectory(Path path) {

    private static final String DIRECTORY = "rwx------";
    private static final String FILE = "rw-------";

    /**
     * Creates it, and takes from others what an earlier version left to them. What can't be changed stays as it is: whoever needs the
     * directory reports that it can't be written.
     */
    public void secure() {
        if (!path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        try {
            Files.createDirectories(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(DIRECTORY)));
        } catch (IOException _) {
            return;
        }
        restrict(path, DIRECTORY);
        Stream.of("actions.jsonl", "actions.1.jsonl")
                .map(path::resolve)
                .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                .forEach(file -> restrict(file, FILE));
    }

    private static void restrict(Path place, String mode) {
        try {
            var wanted = PosixFilePermissions.fromString(mode);
            if (!Files.getPosixFilePermissions(place).equals(wanted)) {
                Files.setPosixFilePermissions(place, wanted);
            }
        } catch (IOException _) {
            // It belongs to another user.
        }
    }
}
