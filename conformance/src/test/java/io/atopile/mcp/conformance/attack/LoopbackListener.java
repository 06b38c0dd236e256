package io.atopile.mcp.conformance.attack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A TCP server on loopback that keeps the first bytes of every connection and answers with an HTTP error. */
final class LoopbackListener implements AutoCloseable {

    private static final int KEPT_BYTES = 4_096;
    private static final int READ_TIMEOUT_MILLIS = 500;
    private static final byte[] REPLY =
            "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final ServerSocket socket;
    private final List<String> connections = new CopyOnWriteArrayList<>();

    private LoopbackListener(ServerSocket socket) {
        this.socket = socket;
    }

    static LoopbackListener open() throws IOException {
        var listener = new LoopbackListener(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        Thread.ofPlatform().daemon().name("listener").start(listener::accept);
        return listener;
    }

    int port() {
        return socket.getLocalPort();
    }

    /** What each connection sent, oldest first. */
    List<String> connections() {
        return List.copyOf(connections);
    }

    private void accept() {
        while (!socket.isClosed()) {
            try (var connection = socket.accept()) {
                connections.add(read(connection));
                connection.getOutputStream().write(REPLY);
            } catch (IOException _) {
                // Closed by the test, or by the other side before it sent anything.
            }
        }
    }

    private static String read(Socket connection) throws IOException {
        connection.setSoTimeout(READ_TIMEOUT_MILLIS);
        var bytes = new byte[KEPT_BYTES];
        try {
            int length = connection.getInputStream().read(bytes);
            return new String(bytes, 0, Math.max(length, 0), StandardCharsets.ISO_8859_1);
        } catch (IOException _) {
            return "";
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
