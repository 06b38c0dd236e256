package io.atopile.mcp.file;

import io.atopile.mcp.file.WriteOutcome.Obstacle;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.Optional;
import java.util.Set;

/**
 * The attributes to preserve when a file is replaced: mode, owner, group and user attributes; also reports what forbids a
 * replacement.
 */
final class FileAttributesSnapshot {

    private static final Set<PosixFilePermission> ANY_WRITE =
            Set.of(PosixFilePermission.OWNER_WRITE, PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

    private final Path file;
    private final BasicFileAttributes attributes;

    private FileAttributesSnapshot(Path file, BasicFileAttributes attributes) {
        this.file = file;
        this.attributes = attributes;
    }

    static FileAttributesSnapshot of(Path file) throws IOException {
        var type = isPosix(file) ? PosixFileAttributes.class : BasicFileAttributes.class;
        return new FileAttributesSnapshot(file, Files.readAttributes(file, type, LinkOption.NOFOLLOW_LINKS));
    }

    /** The attribute that makes a temporary file readable by its owner only until it gets its final mode. */
    static FileAttribute<?>[] getOwnerOnlyAttributes(Path file) {
        return isPosix(file)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))}
                : new FileAttribute<?>[0];
    }

    Optional<Obstacle> obstacle() throws IOException {
        if (!attributes.isRegularFile()) {
            return Optional.of(Obstacle.NOT_A_FILE);
        }
        if (isReadOnly()) {
            return Optional.of(Obstacle.READ_ONLY);
        }
        return hasSecondName() ? Optional.of(Obstacle.HARD_LINKED) : Optional.empty();
    }

    /** The permissions, such as {@code rw-r--r--}; empty if the file system has none. */
    Optional<String> mode() {
        return attributes instanceof PosixFileAttributes posix
                ? Optional.of(PosixFilePermissions.toString(posix.permissions()))
                : Optional.empty();
    }

    void giveTo(Path other) throws IOException {
        if (attributes instanceof PosixFileAttributes posix) {
            giveOwner(posix, other);
            setMode(other, posix.permissions());
        }
        giveUserAttributes(other);
    }

    /** Sets the permissions of the file itself, never those of a link's target. */
    static void setMode(Path file, Set<PosixFilePermission> mode) throws IOException {
        Files.getFileAttributeView(file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS).setPermissions(mode);
    }

    private boolean isReadOnly() {
        return !Files.isWritable(file)
                || (attributes instanceof PosixFileAttributes posix && posix.permissions().stream().noneMatch(ANY_WRITE::contains));
    }

    private boolean hasSecondName() throws IOException {
        return file.getFileSystem().supportedFileAttributeViews().contains("unix")
                && (Integer) Files.getAttribute(file, "unix:nlink", LinkOption.NOFOLLOW_LINKS) > 1;
    }

    private static void giveOwner(PosixFileAttributes posix, Path other) throws IOException {
        var view = Files.getFileAttributeView(other, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        var now = view.readAttributes();
        if (!now.group().equals(posix.group())) {
            applyIfAllowed(() -> view.setGroup(posix.group()));
        }
        if (!now.owner().equals(posix.owner())) {
            applyIfAllowed(() -> view.setOwner(posix.owner()));
        }
    }

    private void giveUserAttributes(Path other) throws IOException {
        var from = Files.getFileAttributeView(file, UserDefinedFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        var to = Files.getFileAttributeView(other, UserDefinedFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        if (from == null || to == null) {
            return;
        }
        applyIfAllowed(() -> {
            for (var name : from.list()) {
                var value = ByteBuffer.allocate(from.size(name));
                from.read(name, value);
                to.write(name, value.flip());
            }
        });
    }

    /**
     * Ignores a refusal, because the system decides about owner, group and user attributes: an unprivileged editor loses them as
     * any editor does.
     */
    private static void applyIfAllowed(Change change) throws IOException {
        try {
            change.make();
        } catch (java.nio.file.FileSystemException _) {
            return;
        }
    }

    static boolean isPosix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    @FunctionalInterface
    private interface Change {
        void make() throws IOException;
    }
}
