package io.atopile.mcp.language;

import io.atopile.mcp.project.AtoCli;
import io.atopile.mcp.project.AtoFinder;
import io.atopile.mcp.project.AtoSearch;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Asks atopile's language server, of which there is at most one: started on the first question, shared by all projects,
 * ended after some idle minutes, and started again when it has died.
 */
public final class LanguageServer implements AutoCloseable {

    private static final Duration USUAL_IDLE = Duration.ofMinutes(3);

    /** One exchange with the server. */
    @FunctionalInterface
    private interface Exchange<T> {
        T with(Desk desk) throws IOException, InterruptedException;
    }

    private final AtoFinder finder;
    private final Duration idle;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile @Nullable Desk desk;
    private volatile boolean closed;

    public LanguageServer(AtoFinder finder) {
        this(finder, USUAL_IDLE);
    }

    /** Ends the server after it was idle for a time. */
    public LanguageServer(AtoFinder finder, Duration idle) {
        this.finder = finder;
        this.idle = idle;
    }

    /** The mistakes it sees in a document and in what that imports; never contradictions or wrong connections. */
    public Told<List<Problem>> problems(Document document) throws InterruptedException {
        return told(desk -> {
            desk.show(document);
            return Answers.problems(desk.problems(document), document);
        });
    }

    /** What it says of a place; empty when it knows nothing of it. */
    public Told<Optional<Meaning>> hover(Document document, Spot spot) throws InterruptedException {
        return at("hover", document, spot, answer -> Answers.meaning(answer, spot));
    }

    public Told<List<Place>> definition(Document document, Spot spot) throws InterruptedException {
        return at("definition", document, spot, Answers::places);
    }

    /** Where the name at a place is used, in the documents given; the one asked about is among them. */
    public Told<List<Place>> references(List<Document> all, Document document, Spot spot) throws InterruptedException {
        return told(desk -> {
            desk.lay(all);
            return Answers.places(desk.at("references", document, spot));
        });
    }

    public Told<List<Suggestion>> completion(Document document, Spot spot) throws InterruptedException {
        return at("completion", document, spot, Answers::suggestions);
    }

    private <T> Told<T> at(String method, Document document, Spot spot, Function<JsonNode, T> reading)
            throws InterruptedException {
        return told(desk -> {
            desk.show(document);
            return reading.apply(desk.at(method, document, spot));
        });
    }

    private <T> Told<T> told(Exchange<T> exchange) throws InterruptedException {
        var search = finder.find();
        if (!(search instanceof AtoSearch.Ready(var ato))) {
            return new Told.NoAtopile<>(search);
        }
        asking.lockInterruptibly();
        try {
            return once(ato, exchange);
        } catch (LateAnswerException late) {
            drop();
            return new Told.Silent<>(String.valueOf(late.getMessage()));
        } catch (IOException _) {
            drop();
            return again(ato, exchange);
        } finally {
            asking.unlock();
        }
    }

    private <T> Told<T> again(AtoCli ato, Exchange<T> exchange) throws InterruptedException {
        try {
            return once(ato, exchange);
        } catch (IOException failed) {
            drop();
            return new Told.Silent<>(String.valueOf(failed.getMessage()));
        }
    }

    private <T> Told<T> once(AtoCli ato, Exchange<T> exchange) throws IOException, InterruptedException {
        return new Told.Answer<>(exchange.with(running(ato)));
    }

    private Desk running(AtoCli ato) throws IOException, InterruptedException {
        var current = desk;
        if (current != null && current.session().isAlive()) {
            return current;
        }
        if (closed) {
            throw new IOException("this server is closing");
        }
        var session = Session.start(ato);
        var started = new Desk(session);
        desk = started;
        if (closed) {
            session.close();
            throw new IOException("this server is closing");
        }
        Thread.ofVirtual().name("language server idle").start(() -> endWhenIdle(session));
        return started;
    }

    private void endWhenIdle(Session watched) {
        try {
            while (watched.isAlive() && watched.idleNanos() < idle.toNanos()) {
                Thread.sleep(idle.dividedBy(4));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            watched.close();
        }
    }

    private void drop() {
        var current = desk;
        desk = null;
        if (current != null) {
            current.session().close();
        }
    }

    /** Its processes, for those who watch over them; none while it isn't running. */
    public List<ProcessHandle> processes() {
        var current = desk;
        return current == null || !current.session().isAlive() ? List.of() : current.session().family();
    }

    @Override
    public void close() {
        closed = true;
        drop();
    }
}
