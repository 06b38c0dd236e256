package io.atopile.mcp.tools.stdlib;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.dialect.SupportedDialects;
import io.atopile.mcp.project.AtoCli;
import io.atopile.mcp.project.AtoFinder;
import io.atopile.mcp.project.AtopileSettings;
import io.atopile.mcp.stdlib.ExampleSource;
import io.atopile.mcp.stdlib.Installation;
import io.atopile.mcp.stdlib.StdlibArgument;
import io.atopile.mcp.stdlib.StdlibChild;
import io.atopile.mcp.stdlib.StdlibExample;
import io.atopile.mcp.stdlib.StdlibItem;
import io.atopile.mcp.stdlib.StdlibKind;
import io.atopile.mcp.stdlib.StdlibParameter;
import io.atopile.mcp.stdlib.StdlibValue;
import io.atopile.mcp.tools.build.Client;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The two tools through the whole chain, with an atopile that counts how often it is started. */
@Timeout(60)
class StdlibToolsTest {

    /** Its version, its Python, the launcher of the sandbox and the script in it. */
    private static final int STARTS = 4;

    @TempDir
    Path scratch;

    private Installation installation;
    private AtopileSettings settings;

    @BeforeEach
    void install() throws IOException {
        Map<String, String> environment = Map.of("PATH", "/usr/bin:/bin");
        Path state = scratch.resolve("state");
        var like = new AtoCli(scratch, scratch, SupportedDialects.NEWEST.version(), state.resolve("log"), environment);
        installation = Installation.in(scratch.resolve("atopile"), like, items());
        settings = new AtopileSettings(installation.ato(), state, scratch.resolve("data"), scratch.resolve("log"), environment);
        Files.createDirectories(scratch.resolve("project"));
    }

    @Test
    void afterTheFirstAnswerNothingIsStartedAnyMore() throws IOException {
        assertEquals(23, ask("stdlib_list", "{}").get("total").asInt());
        assertEquals(STARTS, installation.starts());
        for (var server = 0; server < 3; server++) {
            assertEquals(23, ask("stdlib_list", "{}").get("total").asInt());
            assertEquals("import Part1", ask("stdlib_get_item", "{\"name\": \"Part1\"}").get("import_line").asString());
        }
        assertEquals(STARTS, installation.starts());
    }

    @Test
    void pagesMeetWithoutGapsInEveryServer() throws IOException {
        var names = new ArrayList<String>();
        var page = ask("stdlib_list", "{\"query\": \"part\", \"limit\": 5}");
        page.get("items").forEach(item -> names.add(item.get("name").asString()));
        while (page.has("next_cursor")) {
            page = ask(
                    "stdlib_list",
                    "{\"query\": \"part\", \"limit\": 5, \"cursor\": \"%s\"}".formatted(page.get("next_cursor").asString()));
            page.get("items").forEach(item -> names.add(item.get("name").asString()));
        }
        assertEquals(items().stream().map(StdlibItem::name).filter(name -> name.startsWith("Part")).toList(), names);
    }

    @Test
    void aCursorOfAnotherQueryIsRefused() throws IOException {
        var refused = call("stdlib_list", "{\"query\": \"bus\", \"cursor\": \"Part3\"}");
        assertEquals("validation_error", refused.get("code").asString());
        assertTrue(refused.get("hint").asString().contains("omit cursor"), refused::toString);
        assertEquals("validation_error", call("stdlib_list", "{\"cursor\": \"\"}").get("code").asString());
    }

    @Test
    void kindsAreKeptApart() throws IOException {
        var traits = ask("stdlib_list", "{\"type\": \"trait\"}");
        assertEquals(1, traits.get("total").asInt());
        assertEquals("Marks a bus.", traits.at("/items/0/summary").asString());
        assertEquals(0, ask("stdlib_list", "{\"type\": \"trait\", \"query\": \"part\"}").get("total").asInt());
    }

    @Test
    void aSlipIsAnsweredWithTheNearestNames() throws IOException {
        var nothing = call("stdlib_list", "{\"query\": \"Bsu\"}");
        assertTrue(nothing.get("ok").asBoolean());
        assertTrue(nothing.get("message").asString().contains("nearest: Bus"), nothing::toString);
        assertEquals("stdlib_get_item returns an item's import line, members and an example.", nothing.get("hint").asString());
        assertEquals(
                "The library has generic modules with English names: parts_search finds parts, packages_search modules for a certain chip. Without query, all items are listed.",
                call("stdlib_list", "{\"query\": \"hovercraft\"}").get("hint").asString());
        var missing = call("stdlib_get_item", "{\"name\": \"Parts\"}");
        assertEquals("not_found", missing.get("code").asString());
        assertTrue(missing.get("hint").asString().startsWith("Nearest: Part"), missing::toString);
    }

    @Test
    void anItemTellsHowItIsWritten() throws IOException {
        var bus = call("stdlib_get_item", "{\"name\": \"Bus\"}");
        assertEquals(
                "Bus has 1 child and 1 parameter; write `import Bus` and `Bus<lines=…>`."
                        + " This version of atopile rejects the simplest use of it; see problem.",
                bus.get("message").asString());
        assertEquals("Hz", bus.at("/data/parameters/0/unit").asString());
        assertFalse(bus.get("data").has("example"));
        var part = ask("stdlib_get_item", "{\"name\": \"Part1\"}");
        assertEquals("derived", part.get("example_source").asString());
        assertTrue(part.get("example").asString().startsWith("import Part1\n"));
    }

    @Test
    void anAtopileThatCantTellIsToldOf() throws IOException {
        Files.writeString(installation.home().resolve("answer.json"), "oops");
        var failed = call("stdlib_list", "{}");
        assertEquals("capability_missing", failed.get("code").asString());
        assertFalse(failed.toString().contains("oops"));
    }

    private JsonNode ask(String tool, String arguments) throws IOException {
        var reply = call(tool, arguments);
        assertTrue(reply.get("ok").asBoolean(), reply::toString);
        return reply.get("data");
    }

    /** Each call is to a server of its own. */
    private JsonNode call(String tool, String arguments) throws IOException {
        try (var client = new Client(scratch.resolve("project"), Stream.of(StdlibTools.createTools(new AtoFinder(settings))))) {
            return client.call(tool, arguments);
        }
    }

    private static List<StdlibItem> items() {
        var parts = IntStream.range(0, 21).mapToObj(StdlibToolsTest::part);
        var bus = new StdlibItem(
                "Bus",
                StdlibKind.INTERFACE,
                "import Bus",
                "",
                "faebryk/library/Bus.py:8",
                List.of(new StdlibArgument("lines", StdlibValue.NUMBER, true, Optional.empty(), List.of())),
                List.of(new StdlibChild("line", "Electrical")),
                List.of(new StdlibParameter("frequency", StdlibValue.NUMBER, Optional.of("Hz"), List.of())),
                List.of(),
                Optional.empty(),
                Optional.of("Predicate operands have incompatible units"));
        var trait = item("is_bus", StdlibKind.TRAIT, "Marks a bus.");
        return Stream.concat(parts, Stream.of(bus, trait))
                .sorted(Comparator.comparing(StdlibItem::type).thenComparing(StdlibItem::name))
                .toList();
    }

    private static StdlibItem part(int number) {
        return item("Part" + number, StdlibKind.COMPONENT, "");
    }

    private static StdlibItem item(String name, StdlibKind kind, String description) {
        return new StdlibItem(
                name,
                kind,
                "import " + name,
                description,
                "faebryk/library/%s.py:8".formatted(name),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.of(new StdlibExample("import %s\n".formatted(name), ExampleSource.DERIVED)),
                Optional.empty());
    }
}
