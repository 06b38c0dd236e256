package io.atopile.mcp.file;

import io.atopile.mcp.tool.LazyValue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.Set;

/**
 * A file or directory of a project, opened without following a symbolic link in any component of its path and bound to its
 * identity: it stays the same file whatever the path leads to afterwards. On Linux it is a descriptor, accessed through
 * {@code /proc/self/fd}. Elsewhere it is the path itself, checked when it is opened; a swap after that check is not noticed.
 */
public final class OpenPath implements AutoCloseable {

    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
    private static final int NO_DESCRIPTOR = -1;
    private static final int CHUNK = 1 << 20;

    private final Path asked;
    private final Path path;
    private final int descriptor;

    private OpenPath(Path asked, Path path, int descriptor) {
        this.asked = asked;
        this.path = path;
        this.descriptor = descriptor;
    }

    /** Loaded when the first file is opened. */
    private static final LazyValue<Optional<NativeFiles>> NATIVE = LazyValue.of(OpenPath::load);

    /** Whether this system binds paths to descriptors, so that a swap at any moment is harmless. */
    public static boolean holdsDescriptors() {
        return NATIVE.get().isPresent();
    }

    /**
     * Opens a path.
     *
     * @param canonical absolute, with every link followed, as returned by {@link ProjectBoundary}
     * @throws NotLinkException when a component has become a symbolic link
     * @throws NoSuchFileException when the path doesn't exist
     */
    public static OpenPath of(Path canonical) throws IOException {
        var calls = NATIVE.get().orElse(null);
        if (calls != null) {
            var descriptor = calls.open(canonical);
            return new OpenPath(canonical, toDescriptorPath(descriptor), descriptor);
        }
        if (!canonical.toRealPath().equals(canonical)) {
            throw new NotLinkException(canonical.toString(), null, "a component is a symbolic link");
        }
        return new OpenPath(canonical, canonical, NO_DESCRIPTOR);
    }

    /** Opens the directory of a file; the file itself need not exist. */
    public static OpenPath openParent(Path canonical) throws IOException {
        return openDirectory(getParent(canonical));
    }

    /**
     * Opens a directory.
     *
     * @throws NotDirectoryException when it is anything else, such as a pipe, which would block when it is listed
     */
    public static OpenPath openDirectory(Path canonical) throws IOException {
        var opened = of(canonical);
        if (!opened.attributes().isDirectory()) {
            opened.close();
            throw new NotDirectoryException(canonical.toString());
        }
        return opened;
    }

    /** Opens the directory of a file; missing directories are created, each within its open parent. */
    public static OpenPath openOrCreateParent(Path canonical) throws IOException {
        return openOrCreateDirectory(getParent(canonical));
    }

    private static OpenPath openOrCreateDirectory(Path directory) throws IOException {
        try {
            return openDirectory(directory);
        } catch (NoSuchFileException absent) {
            var above = directory.getParent();
            if (above == null) {
                throw absent;
            }
            try (var parent = openOrCreateDirectory(above)) {
                Files.createDirectory(parent.resolveChild(directory));
            } catch (FileAlreadyExistsException _) {
                // Another writer created it first; opening it checks that it is a directory.
            }
            return openDirectory(directory);
        }
    }

    static Path toDescriptorPath(int descriptor) {
        return DESCRIPTORS.resolve(Integer.toString(descriptor));
    }

    private static Path getParent(Path file) throws IOException {
        var directory = file.getParent();
        if (directory == null) {
            throw new IOException("A file system's root has no parent");
        }
        return directory;
    }

    /** The path through which this directory can be listed. */
    public Path path() {
        return path;
    }

    /** Returns the path of an entry of this directory; use it without following links. */
    public Path resolveChild(Path name) {
        return path.resolve(name.getFileName());
    }

    /**
     * Opens an entry of this directory.
     *
     * @throws FileSystemException when the entry is a symbolic link
     */
    OpenPath open(Path name) throws IOException {
        var calls = NATIVE.get().orElse(null);
        var child = resolveChild(name);
        if (calls == null || descriptor == NO_DESCRIPTOR) {
            return new OpenPath(child, child, NO_DESCRIPTOR);
        }
        var opened = calls.openIn(descriptor, name.getFileName());
        return new OpenPath(child, toDescriptorPath(opened), opened);
    }

    /** Returns the attributes of the file or directory itself. */
    public BasicFileAttributes attributes() throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class, options());
    }

    /** Returns the number of hard links to the file; empty if the system doesn't report it. */
    public Optional<Integer> links() throws IOException {
        return path.getFileSystem().supportedFileAttributeViews().contains("unix")
                ? Optional.of((Integer) Files.getAttribute(path, "unix:nlink", options()))
                : Optional.empty();
    }

    /** Opens a regular file for reading; any other type is refused because opening it could block or have side effects. */
    public FileChannel read() throws IOException {
        if (!attributes().isRegularFile()) {
            throw new FileSystemException(asked.toString(), null, "not a regular file");
        }
        return descriptor == NO_DESCRIPTOR
                ? FileChannel.open(path, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))
                : FileChannel.open(path, StandardOpenOption.READ);
    }

    /** Opens the same as a stream that stays open when the reading thread is interrupted. */
    InputStream stream() throws IOException {
        if (!attributes().isRegularFile()) {
            throw new FileSystemException(asked.toString(), null, "not a regular file");
        }
        return Files.newInputStream(path, options());
    }

    /** Whether this file contains exactly these bytes. */
    boolean holds(byte[] expected) throws IOException {
        try (var channel = read()) {
            if (channel.size() != expected.length) {
                return false;
            }
            var buffer = ByteBuffer.allocate(Math.min(CHUNK, expected.length + 1));
            var at = 0;
            while (channel.read(buffer.clear()) >= 0) {
                buffer.flip();
                if (at + buffer.remaining() > expected.length
                        || !buffer.equals(ByteBuffer.wrap(expected, at, buffer.remaining()))) {
                    return false;
                }
                at += buffer.remaining();
            }
            return at == expected.length;
        }
    }

    /** Waits until the entries of this directory are on disk. */
    void syncToDisk() throws IOException {
        try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** A descriptor's name below {@code /proc} is itself a link, which must be followed. */
    private LinkOption[] options() {
        return descriptor == NO_DESCRIPTOR ? new LinkOption[] {LinkOption.NOFOLLOW_LINKS} : new LinkOption[0];
    }

    @Override
    public void close() {
        var calls = NATIVE.get().orElse(null);
        if (calls != null && descriptor != NO_DESCRIPTOR) {
            calls.close(descriptor);
        }
    }

    private static Optional<NativeFiles> load() {
        if (!System.getProperty("os.name").equals("Linux")) {
            return Optional.empty();
        }
        try {
            var calls = new NativeFiles();
            var descriptor = calls.open(DESCRIPTORS.getRoot());
            var works = Files.isSameFile(toDescriptorPath(descriptor), DESCRIPTORS.getRoot());
            calls.close(descriptor);
            return works ? Optional.of(calls) : Optional.empty();
        } catch (IOException | IllegalCallerException | IllegalStateException | LinkageError _) {
            return Optional.empty();
        }
    }
}
