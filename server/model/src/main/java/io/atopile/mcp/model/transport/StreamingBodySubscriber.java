package io.atopile.mcp.model.transport;

import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The body of a response while it arrives, read piece by piece. Closing it closes the connection. */
final class StreamingBodySubscriber implements HttpResponse.BodySubscriber<StreamingBodySubscriber>, AutoCloseable {

    /** The next piece of the body, its end, or none in time. */
    sealed interface Piece {

        record None() implements Piece {}

        record Bytes(List<ByteBuffer> buffers) implements Piece {}

        record End() implements Piece {}

        record Broken(Throwable failure) implements Piece {}
    }

    private final BlockingQueue<Piece> pieces = new LinkedBlockingQueue<>();
    private final CompletableFuture<Flow.Subscription> source = new CompletableFuture<>();

    /** Waits for the next piece. No more data is requested until a piece is taken. */
    Piece awaitPiece(Duration longest) throws InterruptedException {
        var piece = Objects.requireNonNullElseGet(pieces.poll(longest.toNanos(), TimeUnit.NANOSECONDS), Piece.None::new);
        if (piece instanceof Piece.Bytes) {
            var _ = source.thenAccept(subscription -> subscription.request(1));
        }
        return piece;
    }

    @Override
    public CompletionStage<StreamingBodySubscriber> getBody() {
        return CompletableFuture.completedStage(this);
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        source.complete(subscription);
        subscription.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        pieces.add(new Piece.Bytes(buffers));
    }

    @Override
    public void onError(Throwable failure) {
        pieces.add(new Piece.Broken(failure));
    }

    @Override
    public void onComplete() {
        pieces.add(new Piece.End());
    }

    @Override
    public void close() {
        var _ = source.thenAccept(Flow.Subscription::cancel);
    }
}
