package io.atopile.mcp.model.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.model.transport.StreamingBodySubscriber.Piece;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

/** A body is requested piece by piece, as it is taken. */
class StreamingBodySubscriberTest {

    private static final Duration LONG = Duration.ofSeconds(10);
    private static final List<ByteBuffer> BYTES = List.of(ByteBuffer.allocate(1));

    /** Counts what is requested. */
    private static final class Source implements Flow.Subscription {
        private long requested;
        private boolean isCancelled;

        @Override
        public void request(long n) {
            requested += n;
        }

        @Override
        public void cancel() {
            isCancelled = true;
        }
    }

    private final Source source = new Source();
    private final StreamingBodySubscriber body = new StreamingBodySubscriber();

    @Test
    void theNextPieceIsRequestedOnceTheLastIsTaken() throws Exception {
        body.onSubscribe(source);
        assertEquals(1, source.requested);
        body.onNext(BYTES);
        assertEquals(1, source.requested);
        assertEquals(new Piece.Bytes(BYTES), body.awaitPiece(LONG));
        assertEquals(2, source.requested);
        body.onComplete();
        assertEquals(new Piece.End(), body.awaitPiece(LONG));
        assertEquals(2, source.requested);
    }

    @Test
    void aBodyThatIsLateOrBrokenSaysSo() throws Exception {
        body.onSubscribe(source);
        assertEquals(new Piece.None(), body.awaitPiece(Duration.ofMillis(1)));
        var failure = new IOException("reset");
        body.onError(failure);
        assertEquals(new Piece.Broken(failure), body.awaitPiece(LONG));
        assertEquals(1, source.requested);
    }

    @Test
    void closingCancelsWheneverItBegins() {
        body.onSubscribe(source);
        assertFalse(source.isCancelled);
        body.close();
        assertTrue(source.isCancelled);
        var late = new StreamingBodySubscriber();
        late.close();
        var second = new Source();
        late.onSubscribe(second);
        assertTrue(second.isCancelled);
    }

    @Test
    void theBodyIsThereAtOnce() {
        assertSame(body, body.getBody().toCompletableFuture().getNow(null));
    }
}
