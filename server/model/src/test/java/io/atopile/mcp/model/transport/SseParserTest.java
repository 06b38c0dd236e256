package io.atopile.mcp.model.transport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.atopile.mcp.model.transport.SseParser.Event;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Server-sent events as the standard has them. */
class SseParserTest {

    private static final int LONGEST = 1 << 20;

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\n"})
    void everyEndOfLineIsOne(String end) throws SseParser.TooLong {
        var stream = String.join(end, "event: one", "data: a", "data: b", "", "data:c", "", "");
        assertEquals(List.of(new Event("one", "a\nb"), new Event("", "c")), read(stream));
    }

    @Test
    void aStreamMayBeCutAtAnyByte() throws SseParser.TooLong {
        var stream = "\uFEFF: hello\r\nevent: größe\r\ndata: 10 µF\rdata: 🙂\n\r\ndata\r\r: ping\ndata:  two\n\n".getBytes(UTF_8);
        var whole = List.of(new Event("größe", "10 µF\n🙂"), new Event("", ""), new Event("", " two"));
        for (var cut = 0; cut <= stream.length; cut++) {
            for (var second = cut; second <= stream.length; second++) {
                var sse = new SseParser(LONGEST);
                var events = new ArrayList<>(sse.feed(Arrays.copyOfRange(stream, 0, cut)));
                events.addAll(sse.feed(Arrays.copyOfRange(stream, cut, second)));
                events.addAll(sse.feed(Arrays.copyOfRange(stream, second, stream.length)));
                assertEquals(whole, events, "cut at %d and %d".formatted(cut, second));
            }
        }
    }

    @Test
    void anUnfinishedEventNeverHappened() throws SseParser.TooLong {
        assertEquals(List.of(new Event("", "1")), read("data: 1\n\ndata: 2\n"));
    }

    @Test
    void commentsAndUnknownFieldsAreReadOver() throws SseParser.TooLong {
        assertEquals(List.of(new Event("", "x")), read(":\n: keep-alive\n\nid: 7\nretry: 10\nother\ndata: x\n\nevent: lone\n\n"));
    }

    @Test
    void aNameHoldsForOneEvent() throws SseParser.TooLong {
        assertEquals(List.of(new Event("b", "1"), new Event("", "2")), read("event: a\nevent: b\ndata: 1\n\ndata: 2\n\n"));
    }

    @Test
    void aMarkWithinTheStreamIsText() throws SseParser.TooLong {
        assertEquals(List.of(new Event("", "1\n\uFEFF2")), read("data: 1\ndata: \uFEFF2\n\n"));
        assertEquals(List.of(new Event("", "1")), read("data: 1\n\uFEFFdata: 2\n\n"));
    }

    @Test
    void aMarkAtTheBeginningIsNoText() throws SseParser.TooLong {
        assertEquals(List.of(new Event("", "1")), read("\uFEFFdata: 1\n\n"));
        assertEquals(List.of(), read("\uFEFF\uFEFFdata: 1\n\n"));
    }

    @Test
    void anEventHasALimit() {
        assertThrows(SseParser.TooLong.class, () -> new SseParser(10).feed("data: 12345".getBytes(UTF_8)));
        assertThrows(SseParser.TooLong.class, () -> new SseParser(10).feed("data:123\ndata:456\ndata:7\n".getBytes(UTF_8)));
        assertThrows(SseParser.TooLong.class, () -> {
            var sse = new SseParser(10);
            sse.feed("data: ".getBytes(UTF_8));
            sse.feed("12345".getBytes(UTF_8));
        });
    }

    @Test
    void anEventMayBeAsLongAsTheLimit() throws SseParser.TooLong {
        assertEquals(List.of(new Event("", "1234"), new Event("", "5678")), new SseParser(10).feed("data: 1234\n\ndata: 5678\n\n".getBytes(UTF_8)));
        assertEquals(List.of(new Event("", "1\n2")), new SseParser(8).feed("data:1\ndata:2\n\n".getBytes(UTF_8)));
        assertThrows(SseParser.TooLong.class, () -> new SseParser(7).feed("data:1\ndata:2\n\n".getBytes(UTF_8)));
        var refusal = assertThrows(SseParser.TooLong.class, () -> new SseParser(10).feed("data: 12345".getBytes(UTF_8)));
        assertEquals("an event is longer than 10 bytes", refusal.getMessage());
    }

    private static List<Event> read(String stream) throws SseParser.TooLong {
        return new SseParser(LONGEST).feed(stream.getBytes(UTF_8));
    }
}
