package io.atopile.mcp.conformance.flood;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A server that is flooded by somebody who has its token. */
record Target(URI endpoint, String token) {

    /** For a connection on which no answer came in time. */
    static final int NO_ANSWER = 0;

    /** For a connection that the server closed without an answer. */
    static final int CLOSED = -1;

    static final String INITIALIZE =
            """
            {"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},\
            "clientInfo":{"name":"flood","version":"1"}}}""";

    private static final int PATIENCE_MILLIS = 15_000;

    Socket connect() throws IOException {
        var socket = new Socket(InetAddress.getByName(endpoint.getHost()), endpoint.getPort());
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    /** The head of a POST, to be followed by more headers or by an empty line and the body. */
    String head() {
        return """
                POST /mcp HTTP/1.1\r
                Host: localhost\r
                Authorization: Bearer %s\r
                Content-Type: application/json\r
                Accept: application/json, text/event-stream\r
                """
                .formatted(token);
    }

    /** Sends one message; the answer's status. */
    int post(byte[] body, String... headers) throws IOException {
        try (var socket = connect()) {
            return send(socket, head() + lines(headers) + "Connection: close\r\nContent-Length: " + body.length + "\r\n\r\n", body);
        }
    }

    /** Makes a whole request on a connection of its own; all that is answered. */
    String exchange(String method, String body, String... headers) throws IOException {
        try (var socket = connect()) {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            var head = head().replaceFirst("POST", method) + lines(headers) + "Connection: close\r\nContent-Length: " + bytes.length;
            socket.getOutputStream().write((head + "\r\n\r\n" + body).getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String lines(String... headers) {
        return String.join("", List.of(headers).stream().map(header -> header + "\r\n").toList());
    }

    /** The status of the first answer on a connection, after this was written on it. */
    static int send(Socket socket, String head, byte[] body) throws IOException {
        try {
            socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().write(body);
            socket.getOutputStream().flush();
        } catch (SocketException _) {
            return status(socket);
        }
        return status(socket);
    }

    static int status(Socket socket) throws IOException {
        try {
            var line = new String(socket.getInputStream().readNBytes(12), StandardCharsets.UTF_8);
            return line.startsWith("HTTP/1.1 ") ? Integer.parseInt(line.substring(9)) : CLOSED;
        } catch (SocketTimeoutException _) {
            return NO_ANSWER;
        } catch (SocketException _) {
            return CLOSED;
        }
    }

    /** Does something so many times at once; how many times each status came. */
    static Map<Integer, Integer> atOnce(int times, Callable<Integer> one) throws InterruptedException, ExecutionException {
        var counts = new TreeMap<Integer, Integer>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<Integer>>();
            for (var i = 0; i < times; i++) {
                running.add(threads.submit(one));
            }
            for (var each : running) {
                counts.merge(each.get(), 1, Integer::sum);
            }
        }
        return counts;
    }
}
