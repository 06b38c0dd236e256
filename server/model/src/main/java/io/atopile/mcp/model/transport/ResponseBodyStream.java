package io.atopile.mcp.model.transport;

import io.atopile.mcp.model.transport.StreamingBodySubscriber.Piece;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;

/** The body of a response as a stream of bytes, which can be decompressed while it arrives. */
final class ResponseBodyStream extends InputStream {

    /** No data arrived in time. */
    static final class IdleException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** The connection broke. */
    static final class BrokenException extends IOException {
        private static final long serialVersionUID = 1L;

        BrokenException(Throwable cause) {
            super(cause);
        }

        @Override
        public synchronized Throwable getCause() {
            return Objects.requireNonNull(super.getCause());
        }
    }

    private final StreamingBodySubscriber body;
    private final Duration idle;
    private final Deque<ByteBuffer> buffers = new ArrayDeque<>();
    private boolean ended;

    ResponseBodyStream(StreamingBodySubscriber body, Duration idle) {
        this.body = body;
        this.idle = idle;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        while (!ended && (buffers.isEmpty() || !buffers.getFirst().hasRemaining())) {
            buffers.pollFirst();
            if (buffers.isEmpty()) {
                receive();
            }
        }
        var first = buffers.peekFirst();
        if (first == null) {
            return -1;
        }
        var count = Math.min(length, first.remaining());
        first.get(bytes, offset, count);
        return count;
    }

    private void receive() throws IOException {
        switch (awaitPiece()) {
            case Piece.None() -> throw new IdleException();
            case Piece.End() -> ended = true;
            case Piece.Broken(var failure) -> throw new BrokenException(failure);
            case Piece.Bytes(var received) -> buffers.addAll(received);
        }
    }

    private Piece awaitPiece() throws InterruptedIOException {
        try {
            return body.awaitPiece(idle);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }
}
