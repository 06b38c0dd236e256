package io.atopile.mcp.server.dispatch;

import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.McpClientHandle.Response;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks one client for its roots: after its {@code initialize} if the server follows them, otherwise when a call first needs them.
 * A client that doesn't answer delays its requests once, and only for a short time.
 */
final class RootsExchange {

    /** How long requests wait for an answer, counted from the question. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** For how long an answer is accepted. */
    private static final Duration LATEST = Duration.ofMinutes(1);

    private record Question(CompletableFuture<List<String>> answer, long askedNanos) {}

    private final ClientState session;
    private final OutgoingRequests questions;
    private final Optional<RootsListener> listener;
    private Optional<Question> asked = Optional.empty();

    RootsExchange(ClientState session, OutgoingRequests questions, Optional<RootsListener> listener) {
        this.session = session;
        this.questions = questions;
        this.listener = listener;
    }

    /** Returns whether the allowed directories are the client's roots. */
    boolean areFollowed() {
        return listener.isPresent() && session.supports("roots");
    }

    /** Asks again, because the roots have changed; if they are not followed, when they are next needed. */
    void renew(MessageSink outbox) {
        synchronized (this) {
            asked = Optional.empty();
        }
        begin(outbox);
    }

    /** Asks for the roots if they are followed. */
    void begin(MessageSink outbox) {
        if (areFollowed()) {
            ask(outbox);
        }
    }

    /** Returns the roots, which are asked for if they aren't known; empty if there are none or the client doesn't answer in time. */
    List<String> await(MessageSink outbox) throws InterruptedException {
        if (!session.supports("roots")) {
            return List.of();
        }
        var question = ask(outbox);
        var left = PATIENCE.toNanos() - (System.nanoTime() - question.askedNanos());
        try {
            return question.answer().get(Math.max(0, left), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            return takeLate(question);
        } catch (ExecutionException defect) {
            throw new IllegalStateException("The roots could not be read", defect);
        }
    }

    /** Returns an answer that arrived at the last moment; otherwise reports that there is none. */
    private synchronized List<String> takeLate(Question question) {
        if (question.answer().isDone()) {
            return question.answer().join();
        }
        listener.ifPresent(told -> told.reportMissing("The client did not answer roots/list."));
        return List.of();
    }

    private synchronized Question ask(MessageSink outbox) {
        if (asked.isEmpty()) {
            var question = new Question(new CompletableFuture<>(), System.nanoTime());
            asked = Optional.of(question);
            Thread.ofPlatform().daemon().name("roots").start(() -> question.answer().complete(request(question, outbox)));
        }
        return asked.get();
    }

    private List<String> request(Question question, MessageSink outbox) {
        try {
            return switch (questions.ask(outbox, "roots/list", Json.object(), LATEST)) {
                case Response.Result(var result) -> take(question, result.path("roots").valueStream().map(root -> root.path("uri").asString("")).toList());
                case Response.Refused _ -> reportMissing(question, "The client answered roots/list with an error.");
                case Response.Unanswered _ -> reportMissing(question, "The client did not answer roots/list.");
            };
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    private synchronized List<String> take(Question question, List<String> uris) {
        listener.filter(_ -> isLatest(question)).ifPresent(told -> told.follow(uris));
        question.answer().complete(uris);
        return uris;
    }

    private List<String> reportMissing(Question question, String reason) {
        listener.filter(_ -> isLatest(question)).ifPresent(told -> told.reportMissing(reason));
        return List.of();
    }

    private synchronized boolean isLatest(Question question) {
        return asked.filter(question::equals).isPresent();
    }
}
