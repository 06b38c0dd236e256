package io.atopile.mcp.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotLinkException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Reads whole files whose content, type or size may be controlled by someone else: a pipe or a device, which would block or never
 * end, is not opened, and reading stops at the given limit.
 */
public final class BoundedFile {

    private static final int CHUNK = 1 << 16;

    private BoundedFile() {}

    /**
     * Reads a regular file, following links; the caller decides whether a link may lead there.
     *
     * @param most the limit in bytes
     * @throws NoSuchFileException when the file doesn't exist
     * @throws FileSystemException when it is not a regular file, or larger than the limit
     */
    public static byte[] read(Path file, int most) throws IOException {
        return readWhole(file.toRealPath(), most);
    }

    /**
     * Reads the same as text.
     *
     * @throws CharacterCodingException when it isn't UTF-8
     */
    public static String readText(Path file, int most) throws IOException {
        return decodeText(read(file, most));
    }

    /** Reads the same as lines. */
    public static List<String> readLines(Path file, int most) throws IOException {
        return readText(file, most).lines().toList();
    }

    /** Whether two regular files of any size contain the same bytes; links are followed. */
    public static boolean areSame(Path one, Path other) throws IOException {
        try (var first = OpenPath.of(one.toRealPath());
                var second = OpenPath.of(other.toRealPath());
                var left = first.stream();
                var right = second.stream()) {
            if (first.attributes().size() != second.attributes().size()) {
                return false;
            }
            for (var chunk = left.readNBytes(CHUNK); chunk.length > 0; chunk = left.readNBytes(CHUNK)) {
                if (!Arrays.equals(chunk, right.readNBytes(chunk.length))) {
                    return false;
                }
            }
            return right.read() < 0;
        }
    }

    /**
     * Reads a regular file that is not itself a link.
     *
     * @throws NotLinkException when it is a link
     */
    public static byte[] readUnlinked(Path file, int most) throws IOException {
        return readWhole(resolveWithoutLink(file), most);
    }

    /**
     * Opens a regular file that is not itself a link; the caller closes the stream.
     *
     * @throws NotLinkException when it is a link
     */
    public static InputStream openUnlinked(Path file, long most) throws IOException {
        try (var opened = OpenPath.of(resolveWithoutLink(file))) {
            if (opened.attributes().size() > most) {
                throw new FileSystemException(file.toString(), null, "larger than " + most + " bytes");
            }
            return opened.stream();
        }
    }

    /**
     * Reads the text of a regular file that is not itself a link.
     *
     * @throws NotLinkException when it is a link
     * @throws CharacterCodingException when it isn't UTF-8
     */
    public static String readUnlinkedText(Path file, int most) throws IOException {
        return decodeText(readUnlinked(file, most));
    }

    private static Path resolveWithoutLink(Path file) throws IOException {
        var absolute = file.toAbsolutePath();
        return absolute.resolveSibling("").toRealPath().resolve(absolute.getFileName());
    }

    private static byte[] readWhole(Path canonical, int most) throws IOException {
        try (var opened = OpenPath.of(canonical);
                var in = opened.stream()) {
            var bytes = in.readNBytes(most + 1);
            if (bytes.length > most) {
                throw new FileSystemException(canonical.toString(), null, "larger than " + most + " bytes");
            }
            return bytes;
        }
    }

    private static String decodeText(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    }
}
