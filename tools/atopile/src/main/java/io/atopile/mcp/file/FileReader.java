package io.atopile.mcp.file;

import io.atopile.mcp.file.Located.Inside;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Set;

/** Reads whole files found by a {@link Scope}, and notices when a link was slipped in after they were found. */
public final class FileReader {

    private FileReader() {}

    /** Reads a file of at most that many bytes. */
    public static ReadOutcome read(Inside place, int most) {
        try {
            var attributes = Files.readAttributes(place.real(), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (!attributes.isRegularFile()) {
                return new ReadOutcome.NotAFile(attributes.isDirectory());
            }
            return read(place.real(), most);
        } catch (NoSuchFileException _) {
            return new ReadOutcome.Missing();
        } catch (IOException failure) {
            return new ReadOutcome.Failed(Trouble.of(failure));
        }
    }

    private static ReadOutcome read(Path real, int most) throws IOException {
        try (var channel = FileChannel.open(real, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
            if (channel.size() > most) {
                return new ReadOutcome.TooLarge(channel.size());
            }
            if (!real.toRealPath().equals(real)) {
                throw new IOException("A link appeared on the way to the file");
            }
            var buffer = ByteBuffer.allocate((int) channel.size());
            int got;
            do {
                got = channel.read(buffer);
            } while (got >= 0 && buffer.hasRemaining());
            var whole = buffer.hasRemaining() ? Arrays.copyOf(buffer.array(), buffer.position()) : buffer.array();
            return new ReadOutcome.Bytes(whole);
        }
    }
}
