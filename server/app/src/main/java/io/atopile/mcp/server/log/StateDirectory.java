package io.atopile.mcp.server.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;

/**
 * The directory of data that outlives the process. Only the user may access it.
 *
 * @param path absolute
 */
public record StateDirectory(Path path) {

    private static final String DIRECTORY = "rwx------";
    private static final String FILE = "rw-------";

    /**
     * Creates the directory, and removes other users' access to files of an earlier version. If permissions can't be changed,
     * they stay as they are: whoever needs the directory reports that it can't be written.
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
