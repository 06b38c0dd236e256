package io.atopile.mcp.model.responses;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.atopile.mcp.tool.Json;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import tools.jackson.databind.node.ObjectNode;

/** One request at the {@link ScriptedResponsesServer} and whatever is sent back, byte by byte if need be. */
public final class ScriptedExchange {

    private final Socket connection;
    private final OutputStream out;
    private final ScriptedResponsesServer.Got request;
    private final CountDownLatch over;

    ScriptedExchange(Socket connection, ScriptedResponsesServer.Got request, CountDownLatch over) throws IOException {
        this.connection = connection;
        this.out = connection.getOutputStream();
        this.request = request;
        this.over = over;
    }

    static ScriptedResponsesServer.Got read(Socket connection) throws IOException {
        connection.setTcpNoDelay(true);
        var in = connection.getInputStream();
        var head = head(in);
        var lines = head.lines().toList();
        var headers = headers(head);
        var body = new String(in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0"))), UTF_8);
        return new ScriptedResponsesServer.Got(
                lines.getFirst().split(" ", -1)[1], headers, (ObjectNode) Json.mapper().readTree(body), System.nanoTime());
    }

    private static Map<String, String> headers(String head) {
        var headers = new HashMap<String, String>();
        head.lines().skip(1).filter(line -> line.contains(":")).forEach(line -> {
            var colon = line.indexOf(':');
            headers.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
        });
        return Map.copyOf(headers);
    }

    private static String head(InputStream in) throws IOException {
        var taken = new ByteArrayOutputStream();
        while (!taken.toString(UTF_8).endsWith("\r\n\r\n")) {
            var next = in.read();
            if (next < 0) {
                throw new EOFException();
            }
            taken.write(next);
        }
        return taken.toString(UTF_8);
    }

    public ScriptedResponsesServer.Got request() {
        return request;
    }

    /** A whole answer that is no stream. */
    public void status(int code, String type, String body, String... headers) throws IOException {
        var bytes = body.getBytes(UTF_8);
        var head = new StringBuilder("HTTP/1.1 %d Scripted\r\nConnection: close\r\nContent-Type: %s\r\nContent-Length: %d\r\n"
                .formatted(code, type, bytes.length));
        for (var i = 0; i < headers.length; i += 2) {
            head.append(headers[i]).append(": ").append(headers[i + 1]).append("\r\n");
        }
        raw(head.append("\r\n").toString().getBytes(UTF_8));
        raw(bytes);
    }

    /** Begins a stream, in chunks. */
    public ScriptedExchange begin() throws IOException {
        raw("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
                .getBytes(UTF_8));
        return this;
    }

    /** One chunk of the stream; an empty one would end it, so it isn't sent. */
    public ScriptedExchange send(byte[] bytes) throws IOException {
        if (bytes.length == 0) {
            return this;
        }
        var framed = new ByteArrayOutputStream();
        framed.writeBytes("%x\r\n".formatted(bytes.length).getBytes(UTF_8));
        framed.writeBytes(bytes);
        framed.writeBytes("\r\n".getBytes(UTF_8));
        raw(framed.toByteArray());
        return this;
    }

    public ScriptedExchange send(String text) throws IOException {
        return send(text.getBytes(UTF_8));
    }

    /** Ends the stream as it should end; without it, leaving the act cuts the stream. */
    public void end() throws IOException {
        raw("0\r\n\r\n".getBytes(UTF_8));
    }

    public void raw(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    /** Says nothing more, until the server is closed. */
    public void hang() throws InterruptedException {
        over.await();
    }

    /** Says nothing more, until the client closes the connection. */
    public void awaitHangUp() throws IOException {
        var _ = connection.getInputStream().read();
    }
}
