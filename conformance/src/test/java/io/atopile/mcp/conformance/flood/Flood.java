package io.atopile.mcp.conformance.flood;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.zip.GZIPOutputStream;

/** The ways to abuse an HTTP server, and the statuses that each may be answered with. */
enum Flood {
    BODIES_OF_14_MB(Set.of(413)) {
        @Override
        Map<Integer, Integer> run(Target target) throws InterruptedException, ExecutionException {
            var body = pairs(1_100_000);
            return Target.atOnce(20, () -> target.post(body));
        }
    },
    BODIES_BELOW_THE_LIMIT(Set.of(413, 503)) {
        @Override
        Map<Integer, Integer> run(Target target) throws InterruptedException, ExecutionException {
            var body = pairs(140_000);
            return Target.atOnce(100, () -> target.post(body));
        }
    },
    TEXTS_BELOW_THE_LIMIT(Set.of(400, 503)) {
        @Override
        Map<Integer, Integer> run(Target target) throws InterruptedException, ExecutionException {
            var body = call("\"path\":\"" + "é".repeat(1_000_000) + "\"");
            return Target.atOnce(100, () -> target.post(body));
        }
    },
    VALUES_BELOW_THE_LIMIT(Set.of(400, 503)) {
        @Override
        Map<Integer, Integer> run(Target target) throws InterruptedException, ExecutionException {
            var body = call("\"path\":[" + "[1],".repeat(45_000) + "0]");
            return Target.atOnce(100, () -> target.post(body));
        }
    },
    CHUNKS_WITHOUT_END(Set.of(413)) {
        @Override
        Map<Integer, Integer> run(Target target) throws InterruptedException, ExecutionException {
            var chunk = ("10000\r\n" + "y".repeat(65_536) + "\r\n").repeat(64).getBytes(StandardCharsets.US_ASCII);
            return Target.atOnce(20, () -> {
                try (var socket = target.connect()) {
                    return Target.send(socket, target.head() + "Transfer-Encoding: chunked\r\n\r\n", chunk);
                }
            });
        }
    },
    COMPRESSED_BODIES(Set.of(415)) {
        @Override
        Map<Integer, Integer> run(Target target) throws InterruptedException, ExecutionException, IOException {
            var bytes = new ByteArrayOutputStream();
            try (var gzip = new GZIPOutputStream(bytes)) {
                gzip.write(new byte[100 << 20]);
            }
            return Target.atOnce(20, () -> target.post(bytes.toByteArray(), "Content-Encoding: gzip"));
        }
    },
    HEADERS_WITHOUT_END(Set.of(431, Target.CLOSED)) {
        @Override
        Map<Integer, Integer> run(Target target) throws InterruptedException, ExecutionException {
            var headers = new StringBuilder();
            for (var i = 0; i < 10_000; i++) {
                headers.append("X").append(i).append(": y\r\n");
            }
            return Target.atOnce(50, () -> target.post(new byte[0], headers.append("X: z").toString()));
        }
    },
    PIPELINED_REQUESTS(Set.of(400)) {
        @Override
        Map<Integer, Integer> run(Target target) throws InterruptedException, ExecutionException {
            var ping = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";
            var rest = "Content-Length: " + ping.length() + "\r\n\r\n" + ping;
            var all = (target.head() + rest).repeat(199) + target.head() + "Connection: close\r\n" + rest;
            return Target.atOnce(20, () -> {
                try (var socket = target.connect()) {
                    socket.getOutputStream().write(all.getBytes(StandardCharsets.UTF_8));
                    var answers = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                    return answers.split("HTTP/1.1 400", -1).length == 201 ? 400 : Target.CLOSED;
                }
            });
        }
    },
    IDLE_SESSIONS(Set.of(200)) {
        @Override
        Map<Integer, Integer> run(Target target) throws InterruptedException, ExecutionException {
            var counts = new TreeMap<Integer, Integer>();
            for (var i = 0; i < 20; i++) {
                Target.atOnce(100, () -> target.post(Target.INITIALIZE.getBytes(StandardCharsets.UTF_8)))
                        .forEach((status, count) -> counts.merge(status, count, Integer::sum));
            }
            return counts;
        }
    },
    SLOW_CLIENTS(Set.of(408)) {
        @Override
        Map<Integer, Integer> run(Target target) throws InterruptedException, IOException {
            return slowly(target, List.of(
                    target.head(),
                    target.head() + "Content-Length: 1000\r\n\r\n{",
                    target.head() + "Content-Length: 2000000\r\n\r\n" + "x".repeat(20_000)));
        }
    };

    private static final int SLOW = 50;
    private static final int DRIPS = 14;

    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<Integer> statuses;

    Flood(Set<Integer> statuses) {
        this.statuses = statuses;
    }

    /** How often each status came. Returns when all of it is over. */
    abstract Map<Integer, Integer> run(Target target) throws InterruptedException, ExecutionException, IOException;

    /** What it may be answered with. */
    Set<Integer> statuses() {
        return statuses;
    }

    /** Connections of each kind send a byte a second until they have been answered. */
    private static Map<Integer, Integer> slowly(Target target, List<String> starts) throws InterruptedException, IOException {
        var sockets = new ArrayList<Socket>();
        try {
            for (var i = 0; i < SLOW; i++) {
                var socket = target.connect();
                socket.getOutputStream().write(starts.get(i % starts.size()).getBytes(StandardCharsets.UTF_8));
                sockets.add(socket);
            }
            for (var drip = 0; drip < DRIPS; drip++) {
                Thread.sleep(1_000);
                for (var socket : sockets) {
                    drip(socket);
                }
            }
            var counts = new TreeMap<Integer, Integer>();
            for (var socket : sockets) {
                counts.merge(Target.status(socket), 1, Integer::sum);
            }
            return counts;
        } finally {
            for (var socket : sockets) {
                socket.close();
            }
        }
    }

    private static void drip(Socket socket) {
        try {
            if (socket.getInputStream().available() == 0) {
                socket.getOutputStream().write('x');
            }
        } catch (IOException _) {
            return;
        }
    }

    private static byte[] pairs(int count) {
        var pairs = new StringBuilder();
        for (var i = 0; i < count; i++) {
            pairs.append(i == 0 ? "" : ",").append("\"k").append(i).append("\":[1]");
        }
        return call(pairs.toString());
    }

    private static byte[] call(String arguments) {
        return """
                {"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"project_read_file","arguments":{%s}}}"""
                .formatted(arguments)
                .getBytes(StandardCharsets.UTF_8);
    }
}
