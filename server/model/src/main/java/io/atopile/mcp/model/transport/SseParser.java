package io.atopile.mcp.model.transport;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Parses server-sent events, as the HTML standard defines them, from bytes that may be split anywhere. One parser reads one
 * stream. Event ids and reconnection times are ignored, because a broken response isn't resumed where it broke; an event
 * without the empty line after it is dropped.
 */
public final class SseParser {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** {@code name} is empty if the stream specifies none; lines of {@code data} are joined by line feeds. */
    public record Event(String name, String data) {}

    /** Thrown when an event or a line exceeds the maximum length. */
    public static final class TooLong extends IOException {
        TooLong(int most) {
            super("an event is longer than %d bytes".formatted(most));
        }
    }

    private final int longest;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final StringBuilder data = new StringBuilder();
    private String name = "";
    private boolean isFirstLine = true;
    private boolean isAfterReturn;

    /** Creates a parser for events of at most {@code longest} bytes. */
    public SseParser(int longest) {
        this.longest = longest;
    }

    /** Returns the events that these bytes complete. */
    public List<Event> feed(byte[] bytes) throws TooLong {
        var events = new ArrayList<Event>();
        var from = 0;
        for (var at = 0; at < bytes.length; at++) {
            var isFeed = bytes[at] == '\n';
            var isReturn = bytes[at] == '\r';
            if (isFeed || isReturn) {
                if (isReturn || !isAfterReturn) {
                    append(bytes, from, at);
                    end(events);
                }
                from = at + 1;
            }
            isAfterReturn = isReturn;
        }
        append(bytes, from, bytes.length);
        return events;
    }

    private void append(byte[] bytes, int from, int to) throws TooLong {
        if ((long) line.size() + data.length() + to - from > longest) {
            throw new TooLong(longest);
        }
        line.write(bytes, from, to - from);
    }

    private void end(List<Event> events) {
        var text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        if (isFirstLine && text.startsWith(BYTE_ORDER_MARK)) {
            text = text.substring(1);
        }
        isFirstLine = false;
        if (text.isEmpty()) {
            dispatch(events);
        } else {
            parseField(text);
        }
    }

    private void parseField(String text) {
        var colon = text.indexOf(':');
        var field = colon < 0 ? text : text.substring(0, colon);
        var value = colon < 0 ? "" : text.substring(colon + 1);
        var bare = value.startsWith(" ") ? value.substring(1) : value;
        if (field.equals("data")) {
            data.append(bare).append('\n');
        } else if (field.equals("event")) {
            name = bare;
        }
    }

    private void dispatch(List<Event> events) {
        if (!data.isEmpty()) {
            events.add(new Event(name, data.substring(0, data.length() - 1)));
        }
        data.setLength(0);
        data.trimToSize();
        name = "";
    }
}
