package io.atopile.mcp.git;

import io.atopile.mcp.process.GuardedPipe;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads the contents of a repository's files as they were committed, without filters and line-ending conversion. */
public final class GitBlobReader implements AutoCloseable {

    private static final int LONGEST_HEADER = 200;

    private final GuardedPipe git;
    private final InputStream answers;

    GitBlobReader(GuardedPipe git) {
        this.git = git;
        this.answers = new BufferedInputStream(git.output(), 1 << 16);
    }

    /** Copies a file's contents. Closing this object from another thread ends a blocked call. */
    public void copy(TreeFile file, OutputStream to) throws IOException {
        git.input().write((file.hash() + "\n").getBytes(StandardCharsets.US_ASCII));
        git.input().flush();
        if (!header().equals(Optional.of("%s blob %d".formatted(file.hash(), file.bytes())))) {
            throw new IOException("git could not read the contents of a file");
        }
        var left = file.bytes();
        var buffer = new byte[1 << 16];
        while (left > 0) {
            var read = answers.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                throw new EOFException("git ended in the middle of a file");
            }
            to.write(buffer, 0, read);
            left -= read;
        }
        if (answers.read() != '\n') {
            throw new IOException("git's output is longer than announced");
        }
    }

    private Optional<String> header() throws IOException {
        var line = new ByteArrayOutputStream();
        for (var next = answers.read(); next != '\n'; next = answers.read()) {
            if (next < 0 || line.size() > LONGEST_HEADER) {
                return Optional.empty();
            }
            line.write(next);
        }
        return Optional.of(line.toString(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() {
        git.close();
    }
}
