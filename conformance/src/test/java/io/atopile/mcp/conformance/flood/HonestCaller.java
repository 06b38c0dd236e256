package io.atopile.mcp.conformance.flood;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A client that opens a session, reads a file and leaves, again and again, while a server is flooded. */
final class HonestCaller implements AutoCloseable {

    private static final Pattern SESSION = Pattern.compile("(?i)Mcp-Session-Id: *(\\S+)");

    private final Target target;
    private final String call;
    private final List<Double> millis = new CopyOnWriteArrayList<>();
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private final Thread thread;
    private volatile boolean ended;

    HonestCaller(Target target, String file) {
        this.target = target;
        call = """
                {"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"project_read_file","arguments":{"path":"%s"}}}"""
                .formatted(file);
        thread = Thread.ofPlatform().name("honest-caller").start(this::callOften);
    }

    private void callOften() {
        do {
            var began = System.nanoTime();
            try {
                callOnce();
            } catch (AssertionError | IOException failure) {
                failures.add(failure);
            }
            millis.add((System.nanoTime() - began) / (double) TimeUnit.MILLISECONDS.toNanos(1));
        } while (!ended);
    }

    private void callOnce() throws IOException {
        var opened = SESSION.matcher(target.exchange("POST", Target.INITIALIZE.replace("flood", "honest")));
        if (!opened.find()) {
            throw new AssertionError("No session was opened.");
        }
        var answer = target.exchange("POST", call, "Mcp-Session-Id: " + opened.group(1));
        if (!answer.startsWith("HTTP/1.1 200") || !answer.contains("\"ok\":true")) {
            throw new AssertionError(answer);
        }
        target.exchange("DELETE", "", "Mcp-Session-Id: " + opened.group(1));
    }

    /** How long each round took, the shortest first. */
    List<Double> millis() {
        return millis.stream().sorted().toList();
    }

    List<Throwable> failures() {
        return failures;
    }

    /** Returns when the last round is over. */
    @Override
    public void close() {
        ended = true;
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
