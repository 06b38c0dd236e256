package io.atopile.mcp.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.atopile.mcp.tool.Json;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OutputCapTest {

    private static final Pattern NOTE =
            Pattern.compile("\n… (\\d+) bytes omitted; read them with output_read (\\{.*?}) …\n");
    private static final OutputCap CAP = new OutputCap(4_000);

    @Test
    void whatFitsStaysAsItIs() {
        var text = "Ω".repeat(2_000);
        assertEquals(text, CAP.apply(text, "o1"));
    }

    @Test
    void headAndTailAreWholeLinesAndTheNoteLeadsToTheRest() {
        var text = IntStream.range(0, 2_000).mapToObj(i -> "line " + i + " of a log\n").collect(Collectors.joining());
        var cut = CAP.apply(text, "call-7");
        var note = note(cut);
        var arguments = Json.mapper().readTree(note.arguments());
        assertTrue(note.head().startsWith("line 0 ") && note.head().endsWith(" of a log\n"));
        assertTrue(note.tail().startsWith("line ") && note.tail().endsWith("line 1999 of a log\n"));
        assertEquals("call-7", arguments.path("handle").asString());
        assertEquals(note.head().length(), arguments.path("offset").asInt());
        assertEquals(text, note.head() + text.substring(note.head().length(), note.head().length() + note.leftOut())
                + note.tail());
    }

    @Test
    void noCodePointIsTornAndTheBoundHolds() {
        for (var shift = 0; shift < 8; shift++) {
            var text = "x".repeat(shift) + "😀Ω電".repeat(1_000);
            var cut = CAP.apply(text, "o");
            assertTrue(cut.getBytes(StandardCharsets.UTF_8).length <= 4_000);
            assertTrue(cut.indexOf('\ufffd') < 0 && cut.indexOf('?') < 0);
            assertEquals(text.getBytes(StandardCharsets.UTF_8).length, bytesOf(note(cut)));
        }
    }

    @Test
    void anEnvelopeStillTellsWhatHappenedAndWhetherToTryAgain() {
        var envelope = Json.object().put("ok", false).put("code", "build_failed").put("message", "FAILED: It broke.");
        var lines = envelope.putObject("data").putArray("lines");
        IntStream.range(0, 500).forEach(i -> lines.addObject().put("number", i).put("message", "a\nb"));
        envelope.put("retryable", false).put("hint", "Edit the design.");
        var note = note(CAP.apply(envelope.toString(), "o"));
        assertTrue(note.head().startsWith("{\"ok\":false,\"code\":\"build_failed\",\"message\":\"FAILED: It broke.\""));
        assertTrue(note.head().endsWith("},") || note.head().endsWith("\\n"), note.head());
        assertTrue(note.tail().endsWith("\"retryable\":false,\"hint\":\"Edit the design.\"}"));
    }

    @Test
    void aCapWithoutRoomForItsNoteIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new OutputCap(999));
        assertTrue(new OutputCap(1_000).apply("x".repeat(2_000), "h".repeat(100)).length() <= 1_000);
    }

    /** Where a mark ends, and how long the part is that is cut there; each part has at most 1,800 bytes, of which an eighth is searched. */
    static Stream<Arguments> seams() {
        return Stream.of(
                arguments("\n", 1_700, 1_700),
                arguments("\n", 1_799, 1_799),
                arguments("\n", 1_576, 1_576),
                arguments("\n", 1_575, 1_800),
                arguments("\\n", 1_700, 1_700),
                arguments("\\\\n", 1_700, 1_800),
                arguments("\\x", 1_700, 1_800),
                arguments("n", 1_700, 1_800),
                arguments("},", 1_700, 1_700),
                arguments("}x", 1_700, 1_800),
                arguments("],", 1_700, 1_800));
    }

    @ParameterizedTest
    @MethodSource("seams")
    void aPartIsCutWhereALineOrAnObjectEnds(String mark, int end, int length) {
        var head = "x".repeat(end - mark.length()) + mark + "x".repeat(8_000);
        assertEquals(length, note(CAP.apply(head, "o")).head().length());
        var tail = "x".repeat(8_000) + mark + "x".repeat(end);
        assertEquals(length, note(CAP.apply(tail, "o")).tail().length());
    }

    @Test
    void withoutASeamAPartHasAsManyWholeCodePointsAsFit() {
        for (var shift = 0; shift < 4; shift++) {
            var note = note(CAP.apply("x".repeat(shift) + "😀".repeat(2_000) + "x".repeat(shift), "o"));
            var length = shift + (1_800 - shift) / 4 * 4;
            assertEquals(length, note.head().getBytes(StandardCharsets.UTF_8).length);
            assertEquals(length, note.tail().getBytes(StandardCharsets.UTF_8).length);
        }
    }

    private record Note(String head, int leftOut, String arguments, String tail) {}

    private static Note note(String cut) {
        var matcher = NOTE.matcher(cut);
        assertTrue(matcher.find(), cut);
        return new Note(
                cut.substring(0, matcher.start()),
                Integer.parseInt(matcher.group(1)),
                matcher.group(2),
                cut.substring(matcher.end()));
    }

    private static int bytesOf(Note note) {
        return note.head().getBytes(StandardCharsets.UTF_8).length
                + note.leftOut()
                + note.tail().getBytes(StandardCharsets.UTF_8).length;
    }
}
