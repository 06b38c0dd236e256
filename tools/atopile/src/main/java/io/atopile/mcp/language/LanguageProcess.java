package io.atopile.mcp.language;

import io.atopile.mcp.project.AtoCli;
import io.atopile.mcp.project.ChildAccess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Manages at most one running language server: starts it on the first request, ends it after some idle minutes, and restarts it if it
 * has died or if a request is for a project that it isn't confined to.
 */
final class LanguageProcess implements AutoCloseable {

    /** One exchange with the server. */
    @FunctionalInterface
    interface Exchange<T> {
        T with(OpenDocuments desk) throws IOException, InterruptedException;
    }

    private final Duration idle;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile @Nullable OpenDocuments desk;
    private volatile boolean closed;
    private final boolean alone;
    private List<Path> readable = List.of();

    /** @param alone whether it reads only one project at a time and executes its Python; otherwise it reads all opened projects */
    LanguageProcess(Duration idle, boolean alone) {
        this.idle = idle;
        this.alone = alone;
    }

    /** Runs a request about a document of a project. */
    <T> LanguageServerResult<T> ask(AtoCli ato, Path project, Exchange<T> exchange) throws InterruptedException {
        asking.lockInterruptibly();
        try {
            if (!(alone ? readable.contains(project) : readable.stream().anyMatch(project::startsWith))) {
                drop();
                readable = listReadable(ato, project);
            }
            return new LanguageServerResult.Answer<>(exchange.with(ensureRunning(ato)));
        } catch (LspTimeoutException late) {
            drop();
            return new LanguageServerResult.Silent<>(String.valueOf(late.getMessage()));
        } catch (IOException _) {
            drop();
            return retry(ato, exchange);
        } finally {
            asking.unlock();
        }
    }

    private List<Path> listReadable(AtoCli ato, Path project) {
        if (alone) {
            return List.of(project);
        }
        var opened = ato.access().map(ChildAccess::allowed).orElse(List.of());
        return Stream.of(opened, readable, List.of(project)).flatMap(List::stream).distinct().toList();
    }

    private <T> LanguageServerResult<T> retry(AtoCli ato, Exchange<T> exchange) throws InterruptedException {
        try {
            return new LanguageServerResult.Answer<>(exchange.with(ensureRunning(ato)));
        } catch (IOException failed) {
            drop();
            return new LanguageServerResult.Silent<>(String.valueOf(failed.getMessage()));
        }
    }

    private OpenDocuments ensureRunning(AtoCli ato) throws IOException, InterruptedException {
        var current = desk;
        if (current != null && current.session().isAlive()) {
            return current;
        }
        if (closed) {
            throw new IOException("the server is shutting down");
        }
        var session = alone ? LspSession.startConfined(ato, readable.getFirst()) : LspSession.start(ato, readable);
        var started = new OpenDocuments(session);
        desk = started;
        if (closed) {
            session.close();
            throw new IOException("the server is shutting down");
        }
        Thread.ofPlatform().daemon().name("language server idle").start(() -> endWhenIdle(session));
        return started;
    }

    private void endWhenIdle(LspSession watched) {
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

    List<ProcessHandle> processes() {
        var current = desk;
        return current == null || !current.session().isAlive() ? List.of() : current.session().family();
    }

    @Override
    public void close() {
        closed = true;
        drop();
    }
}
