package io.atopile.mcp.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotLinkException;
import java.nio.file.Path;

/**
 * Reads whole files whose contents, kind or size somebody else may have decided: a pipe or a device, which would block or never
 * end, is not opened, and no more is read than was asked for.
 */
public final class BoundedFile {

    private BoundedFile() {}

    /**
     * Reads a regular file, or the one that a link leads to; whether it may lead there is the caller's to decide.
     *
     * @param most bytes
     * @throws NoSuchFileException when nothing is there
     * @throws FileSystemException when it is no regular file, or larger
     */
    public static byte[] read(Path file, int most) throws IOException {
        return whole(file.toRealPath(), most);
    }

    /**
     * The same as text.
     *
     * @throws CharacterCodingException when it isn't UTF-8
     */
    public static String text(Path file, int most) throws IOException {
        return text(read(file, most));
    }

    /**
     * Reads the text of a regular file that is no link itself.
     *
     * @throws NotLinkException when it is a link
     * @throws CharacterCodingException when it isn't UTF-8
     */
    public static String unlinkedText(Path file, int most) throws IOException {
        var absolute = file.toAbsolutePath();
        return text(whole(absolute.resolveSibling("").toRealPath().resolve(absolute.getFileName()), most));
    }

    private static byte[] whole(Path canonical, int most) throws IOException {
        try (var opened = OpenPath.of(canonical);
                var in = opened.stream()) {
            var bytes = in.readNBytes(most + 1);
            if (bytes.length > most) {
                throw new FileSystemException(canonical.toString(), null, "larger than " + most + " bytes");
            }
            return bytes;
        }
    }

    private static String text(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    }
}
