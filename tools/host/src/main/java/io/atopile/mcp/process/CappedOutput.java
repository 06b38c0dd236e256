package io.atopile.mcp.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Reads one pipe to its end on a separate thread, so that the writer never blocks, and keeps its first bytes. */
final class CappedOutput {

    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final int limit;
    private final Thread reader;

    CappedOutput(InputStream pipe, int limit) {
        this.limit = limit;
        this.reader = Thread.ofPlatform().daemon().name("drain").start(() -> drain(pipe));
    }

    /** Returns the text read until the pipe ended, or until {@code patience} ran out because a descendant keeps it open. */
    String awaitText(Duration patience) throws InterruptedException {
        reader.join(patience);
        synchronized (kept) {
            return kept.toString(StandardCharsets.UTF_8);
        }
    }

    private void drain(InputStream pipe) {
        byte[] buffer = new byte[8192];
        try (pipe) {
            for (int read = pipe.read(buffer); read >= 0; read = pipe.read(buffer)) {
                keep(buffer, read);
            }
        } catch (IOException _) {
            // The process was killed and its pipe closed during the read: the bytes read so far are kept.
        }
    }

    private void keep(byte[] buffer, int length) {
        synchronized (kept) {
            kept.write(buffer, 0, Math.min(length, limit - kept.size()));
        }
    }
}
