package io.atopile.mcp.conformance.transcript;

import io.atopile.mcp.conformance.JsonText;
import io.atopile.mcp.conformance.Transport;
import io.atopile.mcp.tool.Json;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * A conversation in one readable file: prose, then what the client sends, a message per line, and what the server
 * answers, as JSON. Titles of sections:
 *
 * <pre>
 * -- handshake --                              the client initializes first, unseen
 * -- client --                                 to every transport, or: -- client over stdio --
 * -- client, until notifications/progress --   goes on as soon as that comes, while the request still runs
 * -- server --                                 from every transport, or: -- server over http --
 * </pre>
 *
 * In a client's line {@code <x*1000>} stands for a thousand x, and {@code <nothing>} for an empty line.
 */
record Transcript(String prose, boolean handshake, List<Exchange> exchanges) {

    private static final Pattern TITLE = Pattern.compile("(?m)^-- (.+) --$");
    private static final Pattern CLIENT = Pattern.compile("client(?: over (\\w+))?(?:, until (\\S+))?");
    private static final Pattern SERVER = Pattern.compile("server(?: over (\\w+))?");

    private record Section(String title, String body) {}

    static Transcript parse(String text) {
        var handshake = false;
        var exchanges = new ArrayList<Exchange>();
        for (var section : sections(text)) {
            var client = CLIENT.matcher(section.title());
            var server = SERVER.matcher(section.title());
            if (client.matches()) {
                exchanges.add(new Exchange(
                        transports(client),
                        Optional.ofNullable(client.group(2)),
                        section.body().lines().filter(line -> !line.isBlank()).toList(),
                        new EnumMap<>(Transport.class)));
            } else if (server.matches()) {
                var answers = messages(section.body());
                transports(server).forEach(over -> exchanges.getLast().answers().put(over, answers));
            } else if (section.title().equals("handshake")) {
                handshake = true;
            } else {
                throw new IllegalArgumentException("No section is titled " + section.title());
            }
        }
        return new Transcript(TITLE.split(text, 2)[0].strip(), handshake, exchanges);
    }

    String format() {
        var text = new StringBuilder(prose).append("\n\n");
        if (handshake) {
            text.append("-- handshake --\n");
        }
        exchanges.forEach(exchange -> format(exchange, text));
        return text.toString();
    }

    private static void format(Exchange exchange, StringBuilder text) {
        var everywhere = exchange.over().equals(EnumSet.allOf(Transport.class));
        var only = everywhere ? "" : over(exchange.over().iterator().next());
        var until = exchange.until().map(method -> ", until " + method).orElse("");
        text.append("-- client").append(only).append(until).append(" --\n");
        exchange.lines().forEach(line -> text.append(line).append('\n'));
        var different = Set.copyOf(exchange.answers().values()).size() > 1;
        for (var heard : exchange.answers().entrySet()) {
            text.append("-- server").append(different ? over(heard.getKey()) : "").append(" --\n");
            heard.getValue().forEach(message -> text.append(JsonText.of(message)).append('\n'));
            if (!different) {
                return;
            }
        }
    }

    private static String over(Transport transport) {
        return " over " + transport.name().toLowerCase(Locale.ROOT);
    }

    private static List<Section> sections(String text) {
        var titles = TITLE.matcher(text).results().toList();
        var sections = new ArrayList<Section>();
        for (var i = 0; i < titles.size(); i++) {
            var end = i + 1 < titles.size() ? titles.get(i + 1).start() : text.length();
            sections.add(new Section(titles.get(i).group(1), text.substring(titles.get(i).end(), end)));
        }
        return sections;
    }

    private static Set<Transport> transports(Matcher title) {
        return title.group(1) == null
                ? EnumSet.allOf(Transport.class)
                : EnumSet.of(Transport.valueOf(title.group(1).toUpperCase(Locale.ROOT)));
    }

    private static List<JsonNode> messages(String body) {
        try (var values = Json.mapper().readerFor(JsonNode.class).<JsonNode>readValues(body)) {
            return values.readAll();
        }
    }
}
