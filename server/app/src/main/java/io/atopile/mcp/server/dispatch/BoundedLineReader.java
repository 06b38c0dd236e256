package io.atopile.mcp.server.dispatch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads lines of UTF-8 text, never buffering more of a line than the limit. */
final class BoundedLineReader {

    /** The next item on the stream. */
    sealed interface Line {
        record Text(String text) implements Line {}

        /** A line over the limit; it has been skipped. */
        record TooLong() implements Line {}

        record End() implements Line {}
    }

    private final InputStream in;
    private final int limit;
    private final byte[] buffer = new byte[8192];
    private int position;
    private int filled;

    BoundedLineReader(InputStream in, int limitBytes) {
        this.in = in;
        this.limit = limitBytes;
    }

    /** Returns the next line without its line end; text before the end of the stream counts as a line. */
    Line next() throws IOException {
        var line = new ByteArrayOutputStream(256);
        var tooLong = false;
        while (true) {
            if (position == filled) {
                position = 0;
                filled = Math.max(0, in.read(buffer));
                if (filled == 0) {
                    return finishLine(line, tooLong);
                }
            }
            var end = position;
            while (end < filled && buffer[end] != '\n') {
                end++;
            }
            tooLong |= line.size() + (end - position) > limit;
            if (!tooLong) {
                line.write(buffer, position, end - position);
            }
            var complete = end < filled;
            position = complete ? end + 1 : end;
            if (complete) {
                return tooLong ? new Line.TooLong() : new Line.Text(line.toString(StandardCharsets.UTF_8));
            }
        }
    }

    private static Line finishLine(ByteArrayOutputStream line, boolean tooLong) {
        if (tooLong) {
            return new Line.TooLong();
        }
        return line.size() == 0 ? new Line.End() : new Line.Text(line.toString(StandardCharsets.UTF_8));
    }
}
