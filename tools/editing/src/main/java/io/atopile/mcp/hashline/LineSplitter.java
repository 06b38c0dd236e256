package io.atopile.mcp.hashline;

import io.atopile.mcp.hashline.FileContent.NotText;
import io.atopile.mcp.hashline.FileContent.Reason;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Finds where lines begin: LF, CRLF and a lone CR end a line, and nothing else does. */
final class LineSplitter {

    static final int LARGEST = 64 << 20;

    private static final int DECODED_AT_ONCE = 8192;
    private static final long EACH_BYTE = 0x0101010101010101L;
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private LineSplitter() {}

    static FileContent split(byte[] bytes) {
        if (bytes.length > LARGEST) {
            return new NotText(Reason.TOO_LARGE);
        }
        var starts = starts(bytes);
        if (starts.length == 0) {
            return new NotText(Reason.NUL);
        }
        return isUtf8(bytes) ? new TextLines(bytes, starts) : new NotText(Reason.NOT_UTF8);
    }

    /** Returns the offset of every line and, last, the end of the bytes; empty if there is a NUL. */
    private static int[] starts(byte[] bytes) {
        var starts = new int[Math.max(16, bytes.length / 32)];
        var lines = 0;
        var begin = hasMark(bytes) ? 3 : 0;
        for (var word = begin; word < bytes.length; word += Long.BYTES) {
            if (word + Long.BYTES <= bytes.length && isPlain((long) WORDS.get(bytes, word))) {
                continue;
            }
            for (var at = word; at < Math.min(word + Long.BYTES, bytes.length); at++) {
                var b = bytes[at];
                if (b == 0) {
                    return new int[0];
                }
                if (b == '\n' || (b == '\r' && (at + 1 == bytes.length || bytes[at + 1] != '\n'))) {
                    starts = add(starts, lines++, begin);
                    begin = at + 1;
                }
            }
        }
        if (begin < bytes.length) {
            starts = add(starts, lines++, begin);
        }
        return Arrays.copyOf(add(starts, lines, bytes.length), lines + 1);
    }

    /** Whether none of eight bytes is below {@code \r + 1}, so that none is a line break or a NUL. */
    private static boolean isPlain(long bytes) {
        return ((bytes - EACH_BYTE * ('\r' + 1)) & ~bytes & (EACH_BYTE << 7)) == 0;
    }

    private static int[] add(int[] starts, int at, int offset) {
        var room = at < starts.length ? starts : Arrays.copyOf(starts, starts.length * 2);
        room[at] = offset;
        return room;
    }

    /** Whether the bytes begin with the UTF-8 byte order mark, which belongs to no line. */
    static boolean hasMark(byte[] bytes) {
        return bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
    }

    private static boolean isUtf8(byte[] bytes) {
        var decoder = StandardCharsets.UTF_8.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var in = ByteBuffer.wrap(bytes);
        var out = CharBuffer.allocate(DECODED_AT_ONCE);
        while (true) {
            var result = decoder.decode(in, out, true);
            if (result.isError()) {
                return false;
            }
            if (result.isUnderflow()) {
                return true;
            }
            out.clear();
        }
    }
}
