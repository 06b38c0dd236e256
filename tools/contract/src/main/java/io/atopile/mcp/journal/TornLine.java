package io.atopile.mcp.journal;

import java.io.IOException;
import java.io.RandomAccessFile;

/** The last line of a journal, which a crash may have left without its line feed. */
final class TornLine {

    private static final int CHUNK = 4096;

    private TornLine() {}

    /** Truncates the file after its last complete line and returns the remaining length. */
    static long cut(RandomAccessFile file) throws IOException {
        var end = endOfWholeLines(file);
        file.setLength(end);
        return end;
    }

    private static long endOfWholeLines(RandomAccessFile file) throws IOException {
        var chunk = new byte[CHUNK];
        for (var rest = file.length(); rest > 0; ) {
            var start = Math.max(0, rest - CHUNK);
            var length = (int) (rest - start);
            file.seek(start);
            file.readFully(chunk, 0, length);
            for (var i = length - 1; i >= 0; i--) {
                if (chunk[i] == '\n') {
                    return start + i + 1;
                }
            }
            rest = start;
        }
        return 0;
    }
}
