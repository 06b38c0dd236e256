package io.atopile.mcp.file;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;

/**
 * The Linux C library calls that open a path without following a symbolic link in any of its components. Loaded when the first
 * file is opened, because loading takes some tens of milliseconds.
 */
final class NativeFiles {

    private static final int EPERM = 1;
    private static final int ENOENT = 2;
    private static final int EINTR = 4;
    private static final int EACCES = 13;
    private static final int ENOTDIR = 20;
    private static final int EINVAL = 22;
    private static final int ENOSYS = 38;
    private static final int ELOOP = 40;

    private static final int AT_FDCWD = -100;
    private static final int O_PATH = 0x20_0000;
    private static final int O_CLOEXEC = 0x8_0000;
    private static final int O_NOFOLLOW = isArm() ? 0x8000 : 0x2_0000;
    private static final int O_DIRECTORY = isArm() ? 0x4000 : 0x1_0000;

    private static final long OPENAT2 = 437;
    private static final long RESOLVE_NO_SYMLINKS = 4;
    private static final long SIZE_OF_HOW = 3 * JAVA_LONG.byteSize();

    private static final StructLayout STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO = STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));
    private static final Set<Integer> WITHOUT_OPENAT2 = Set.of(EPERM, EINVAL, ENOSYS);
    private static final byte[] ROOT = {'/'};

    private final MethodHandle syscall;
    private final MethodHandle openat;
    private final MethodHandle close;
    private volatile boolean wholePaths = true;

    /** @throws IllegalCallerException when the JVM was started without native access */
    @SuppressWarnings("restricted")
    NativeFiles() {
        var linker = Linker.nativeLinker();
        var symbols = linker.defaultLookup();
        var errno = Linker.Option.captureCallState("errno");
        syscall = linker.downcallHandle(
                symbols.findOrThrow("syscall"),
                FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, ADDRESS, ADDRESS, JAVA_LONG),
                errno,
                Linker.Option.firstVariadicArg(1));
        openat = linker.downcallHandle(
                symbols.findOrThrow("openat"), FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT), errno);
        close = linker.downcallHandle(symbols.findOrThrow("close"), FunctionDescriptor.of(JAVA_INT, JAVA_INT));
    }

    /** Switches to opening one component after the other, as on a system whose kernel or container refuses {@code openat2}. */
    void openByComponents() {
        wholePaths = false;
    }

    /**
     * Opens a path for its identity only, not for reading.
     *
     * @param path absolute, without {@code .} and {@code ..}
     * @return the descriptor, to be closed with {@link #close}
     * @throws NotLinkException when a component is a symbolic link
     */
    int open(Path path) throws IOException {
        try (var arena = Arena.ofConfined()) {
            var state = arena.allocate(STATE);
            var bytes = toBytes(path);
            if (wholePaths) {
                var descriptor = openWhole(bytes, arena, state);
                if (descriptor >= 0) {
                    return descriptor;
                }
                if (!WITHOUT_OPENAT2.contains(getErrno(state))) {
                    throw toException(getErrno(state), path);
                }
                wholePaths = false;
            }
            return openByComponent(bytes, path, arena, state);
        }
    }

    /**
     * Opens an entry of an open directory.
     *
     * @throws FileSystemException when the entry is a symbolic link
     */
    int openIn(int directory, Path name) throws IOException {
        try (var arena = Arena.ofConfined()) {
            var state = arena.allocate(STATE);
            var bytes = toBytes(name);
            var last = locateLastName(bytes);
            var descriptor = openAt(directory, toCString(bytes, last, bytes.length, arena), 0, state);
            if (descriptor < 0) {
                throw toException(getErrno(state), name);
            }
            if (isLink(descriptor)) {
                close(descriptor);
                throw new FileSystemException(name.toString(), null, "a symbolic link");
            }
            return descriptor;
        }
    }

    void close(int descriptor) {
        try {
            var _ = (int) close.invokeExact(descriptor);
        } catch (Throwable defect) {
            throw new IllegalStateException("close can't be called", defect);
        }
    }

    private int openWhole(byte[] path, Arena arena, MemorySegment state) {
        var how = arena.allocate(SIZE_OF_HOW, JAVA_LONG.byteAlignment());
        how.set(JAVA_LONG, 0, O_PATH | O_CLOEXEC);
        how.set(JAVA_LONG, 2 * JAVA_LONG.byteSize(), RESOLVE_NO_SYMLINKS);
        var name = toCString(path, 0, path.length, arena);
        try {
            long descriptor;
            do {
                descriptor = (long) syscall.invokeExact(state, OPENAT2, (long) AT_FDCWD, name, how, SIZE_OF_HOW);
            } while (descriptor < 0 && getErrno(state) == EINTR);
            return (int) descriptor;
        } catch (Throwable defect) {
            throw new IllegalStateException("openat2 can't be called", defect);
        }
    }

    private int openByComponent(byte[] path, Path shown, Arena arena, MemorySegment state) throws IOException {
        var here = openAt(AT_FDCWD, toCString(ROOT, 0, 1, arena), O_DIRECTORY, state);
        for (var from = 1; here >= 0 && from < path.length; ) {
            var to = from;
            while (to < path.length && path[to] != '/') {
                to++;
            }
            var next = openAt(here, toCString(path, from, to, arena), to == path.length ? 0 : O_DIRECTORY, state);
            close(here);
            here = next;
            from = to + 1;
        }
        if (here < 0) {
            throw toException(getErrno(state), shown);
        }
        if (isLink(here)) {
            close(here);
            throw toException(ELOOP, shown);
        }
        return here;
    }

    private static boolean isLink(int descriptor) throws IOException {
        return Files.readAttributes(OpenPath.toDescriptorPath(descriptor), BasicFileAttributes.class).isSymbolicLink();
    }

    /** Returns the offset at which the last name of a path begins. */
    private static int locateLastName(byte[] path) {
        var at = path.length;
        while (at > 0 && path[at - 1] != '/') {
            at--;
        }
        return at;
    }

    private int openAt(int directory, MemorySegment name, int flags, MemorySegment state) {
        try {
            return (int) openat.invokeExact(state, directory, name, O_PATH | O_NOFOLLOW | O_CLOEXEC | flags);
        } catch (Throwable defect) {
            throw new IllegalStateException("openat can't be called", defect);
        }
    }

    private static int getErrno(MemorySegment state) {
        return (int) ERRNO.get(state, 0L);
    }

    private static MemorySegment toCString(byte[] bytes, int from, int to, Arena arena) {
        var name = arena.allocate(to - from + 1L);
        MemorySegment.copy(bytes, from, name, JAVA_BYTE, 0, to - from);
        return name;
    }

    /** Returns a path's own bytes, because its text is lossy where the locale can't decode them. */
    private static byte[] toBytes(Path path) {
        var text = path.toString();
        if (text.chars().allMatch(character -> character < 0x80)) {
            return text.getBytes(StandardCharsets.US_ASCII);
        }
        var quoted = path.toUri().getRawPath();
        var bytes = new ByteArrayOutputStream();
        for (var at = 0; at < quoted.length(); at++) {
            if (quoted.charAt(at) == '%') {
                bytes.write(HexFormat.fromHexDigits(quoted, at + 1, at + 3));
                at += 2;
            } else {
                bytes.write(quoted.charAt(at));
            }
        }
        var whole = bytes.toByteArray();
        return whole.length > 1 && whole[whole.length - 1] == '/' ? Arrays.copyOf(whole, whole.length - 1) : whole;
    }

    private static IOException toException(int errno, Path path) {
        var name = path.toString();
        return switch (errno) {
            case ENOENT -> new NoSuchFileException(name);
            case ENOTDIR -> new NotDirectoryException(name);
            case ELOOP -> new NotLinkException(name, null, "a component is a symbolic link");
            case EACCES -> new AccessDeniedException(name);
            default -> new FileSystemException(name, null, "system error " + errno);
        };
    }

    private static boolean isArm() {
        return System.getProperty("os.arch").equals("aarch64");
    }
}
