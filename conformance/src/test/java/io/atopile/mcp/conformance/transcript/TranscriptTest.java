package io.atopile.mcp.conformance.transcript;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.atopile.mcp.conformance.Golden;
import io.atopile.mcp.conformance.Transport;
import io.atopile.mcp.conformance.fixture.Small;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Holds every transcript over every transport. With {@code -Dgolden.update} the server's half is written anew. */
class TranscriptTest {

    private static final Path FOLDER = Golden.folder("transcripts");

    @TestFactory
    Stream<DynamicTest> everyTranscriptOverEveryTransport() throws IOException {
        List<Path> files;
        try (var all = Files.list(FOLDER)) {
            files = all.filter(file -> file.toString().endsWith(".transcript")).sorted().toList();
        }
        assertFalse(files.isEmpty());
        return files.stream().flatMap(TranscriptTest::tests);
    }

    private static Stream<DynamicTest> tests(Path file) {
        if (Golden.UPDATE) {
            return Stream.of(dynamicTest("rewrite " + file.getFileName(), () -> rewrite(file)));
        }
        return Arrays.stream(Transport.values())
                .map(transport -> dynamicTest(
                        "%s over %s".formatted(file.getFileName(), transport), () -> hold(file, transport)));
    }

    private static void hold(Path file, Transport transport) throws IOException {
        var transcript = Transcript.parse(Files.readString(file));
        var heard = Player.play(transcript, transport, Small.offer());
        assertEquals(transcript.exchanges().size(), heard.size());
        for (var i = 0; i < heard.size(); i++) {
            var exchange = transcript.exchanges().get(i);
            var expected = exchange.answers().getOrDefault(transport, List.of());
            if (!expected.equals(heard.get(i))) {
                assertEquals(pretty(expected), pretty(heard.get(i)), () -> "After " + exchange.lines());
            }
        }
    }

    private static void rewrite(Path file) throws IOException {
        var transcript = Transcript.parse(Files.readString(file));
        var heard = new EnumMap<Transport, List<List<JsonNode>>>(Transport.class);
        for (var transport : Transport.values()) {
            heard.put(transport, Player.play(transcript, transport, Small.offer()));
        }
        var exchanges = new ArrayList<Exchange>();
        for (var i = 0; i < transcript.exchanges().size(); i++) {
            var exchange = transcript.exchanges().get(i);
            var answers = new EnumMap<Transport, List<JsonNode>>(Transport.class);
            for (var transport : exchange.over()) {
                answers.put(transport, heard.getOrDefault(transport, List.of()).get(i));
            }
            exchanges.add(exchange.heard(answers));
        }
        var rewritten = new Transcript(transcript.prose(), transcript.handshake(), exchanges).format();
        assertEquals(rewritten, Transcript.parse(rewritten).format());
        Golden.check(file, rewritten);
    }

    private static String pretty(List<JsonNode> messages) {
        return messages.stream().map(JsonNode::toPrettyString).reduce("", (all, one) -> all + one + "\n");
    }
}
