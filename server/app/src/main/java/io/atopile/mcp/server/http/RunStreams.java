package io.atopile.mcp.server.http;

import io.atopile.mcp.resource.EventSource;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Serves {@code GET /runs/{id}/events}: a run's events as server-sent events, from the first one or from the one after
 * the header {@code Last-Event-ID}, until the run has ended. Events that are not in the run's journal have no id.
 */
final class RunStreams implements AutoCloseable {

    private static final Pattern PATH = Pattern.compile("/runs/([0-9a-z_]{3,40})/events");

    private static final int MOST = 64;

    private final EventSource runs;
    private final Duration heartbeat;
    private final Set<EventSource.Feed> open = ConcurrentHashMap.newKeySet();

    RunStreams(EventSource runs, Duration heartbeat) {
        this.runs = runs;
        this.heartbeat = heartbeat;
    }

    static boolean areAt(String uri) {
        return PATH.matcher(uri).matches();
    }

    void serve(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var path = PATH.matcher(request.getRequestURI());
        if (!request.getMethod().equals("GET") || !path.matches()) {
            response.setHeader("Allow", "GET");
            HttpErrorResponse.of(405, "Only GET is supported here.").writeTo(response);
        } else if (!MediaTypes.accepts(request, MediaTypes.EVENTS)) {
            HttpErrorResponse.of(406, "Accept must include " + MediaTypes.EVENTS + ".").writeTo(response);
        } else {
            sendEvents(path.group(1), request, response);
        }
    }

    private void sendEvents(String id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var after = parseLastEventId(request);
        if (after.isEmpty()) {
            HttpErrorResponse.of(400, "Last-Event-ID must be the number of an event.").writeTo(response);
            return;
        }
        if (open.size() >= MOST) {
            new HttpErrorResponse(503, HttpErrorResponse.UNAVAILABLE, "Too many event streams are open. Try again later.", null).writeTo(response);
            return;
        }
        var followed = runs.follow(id, after.get());
        if (followed.isEmpty()) {
            HttpErrorResponse.of(404, "There is no such run.").writeTo(response);
            return;
        }
        try (var feed = followed.get()) {
            open.add(feed);
            response.setContentType(MediaTypes.EVENTS);
            response.setCharacterEncoding(StandardCharsets.UTF_8.name());
            response.flushBuffer();
            copy(feed, response.getWriter());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(followed.get());
        }
    }

    /**
     * Copies events until the run has ended or the client has disconnected. Only this request waits for a client that doesn't
     * read.
     */
    private void copy(EventSource.Feed feed, PrintWriter to) throws InterruptedException {
        while (!feed.isOver() && !to.checkError()) {
            var event = feed.poll(heartbeat);
            if (event.isPresent()) {
                to.write(formatEvent(event.get()));
            } else if (!feed.isOver()) {
                to.write(": \n\n");
            }
        }
    }

    private static String formatEvent(EventSource.Event event) {
        return event.seq().map(seq -> "id: " + seq + "\n").orElse("") + "event: %s\ndata: %s\n\n".formatted(event.type(), event.json());
    }

    private static Optional<Long> parseLastEventId(HttpServletRequest request) {
        var last = request.getHeader("Last-Event-ID");
        if (last == null) {
            return Optional.of(0L);
        }
        return last.matches("\\d{1,9}") ? Optional.of(Long.valueOf(last)) : Optional.empty();
    }

    /** Ends all open streams. */
    @Override
    public void close() {
        open.forEach(EventSource.Feed::close);
    }
}
