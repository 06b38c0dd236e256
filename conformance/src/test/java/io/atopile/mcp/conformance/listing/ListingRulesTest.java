package io.atopile.mcp.conformance.listing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.atopile.mcp.conformance.Transport;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What clients need of every tool: each limit here is some client's, beyond which it cuts, renames or refuses. */
class ListingRulesTest {

    private static final int LARGEST_SCHEMA = 4500;
    private static final int DEEPEST_SCHEMA = 3;
    private static final Set<String> HINTS = Set.of("readOnlyHint", "destructiveHint", "idempotentHint", "openWorldHint");
    private static final Pattern LIMITS =
            Pattern.compile("(At most \\d+|\\d+ to \\d+)( characters| items)?\\.|Default .*\\.$");
    private static final List<JsonNode> TOOLS = Listings.over(Transport.STDIO);

    @Test
    void thereAreTools() {
        assertFalse(TOOLS.isEmpty());
    }

    @Test
    void namesAreShortPlainAndUnique() {
        assertNone(tool -> !Listings.name(tool).matches("[a-z0-9_]{1,40}"));
        assertEquals(TOOLS.size(), TOOLS.stream().map(Listings::name).distinct().count());
    }

    @Test
    void everythingIsDescribed() {
        assertNone(tool -> isBlank(tool.path("title")) || isBlank(tool.path("description")));
        assertNone(tool -> properties(tool.path("inputSchema")).anyMatch(ListingRulesTest::isUndescribed));
    }

    @Test
    void descriptionsFitTheStrictestClient() {
        assertNone(tool -> tool.path("description").asString("").length() > 1000);
    }

    @Test
    void allFourHintsAreThere() {
        assertNone(tool -> !Set.copyOf(tool.path("annotations").propertyNames()).containsAll(HINTS));
        assertNone(tool -> tool.path("annotations").properties().stream()
                .anyMatch(hint -> !hint.getValue().isBoolean()));
    }

    @Test
    void schemasAreSmallEnoughToKeepTheirDescriptions() {
        assertNone(tool -> bytes(tool.path("inputSchema")) > LARGEST_SCHEMA);
        assertNone(tool -> bytes(tool.path("outputSchema")) > LARGEST_SCHEMA);
    }

    @Test
    void schemasAreShallowEnoughToStayWhole() {
        assertNone(tool -> depth(tool.path("inputSchema")) > DEEPEST_SCHEMA);
        assertNone(tool -> depth(data(tool)) > DEEPEST_SCHEMA);
    }

    @Test
    void schemasAreObjectsAndNoChoices() {
        for (var keyword : List.of("anyOf", "oneOf", "allOf", "$ref")) {
            assertNone(tool -> tool.path("inputSchema").has(keyword) || tool.path("outputSchema").has(keyword));
        }
        assertNone(tool -> !tool.at("/inputSchema/type").asString("").equals("object")
                || (tool.has("outputSchema") && !tool.at("/outputSchema/type").asString("").equals("object")));
    }

    /** Clients refuse a result without structured content if its tool has an output schema. */
    @Test
    void onlyWhatMayReturnAPictureHasNoOutputSchema() {
        assertEquals(List.of("layout_render", "tools_read", "tools_call"), TOOLS.stream().filter(tool -> !tool.has("outputSchema")).map(Listings::name).toList());
    }

    private static void assertNone(Predicate<JsonNode> fault) {
        assertEquals(List.of(), TOOLS.stream().filter(fault).map(Listings::name).toList());
    }

    private static boolean isBlank(JsonNode text) {
        return text.asString("").isBlank();
    }

    /** Limits and a default, which stand in every description, don't say what a field is for. */
    private static boolean isUndescribed(JsonNode field) {
        return LIMITS.matcher(field.path("description").asString("")).replaceAll("").isBlank();
    }

    private static int bytes(JsonNode schema) {
        return schema.toString().getBytes(StandardCharsets.UTF_8).length;
    }

    /** The schema of the data within the envelope. */
    private static JsonNode data(JsonNode tool) {
        return tool.at("/outputSchema/properties/data/anyOf/0");
    }

    /** Every property's schema, at every depth. */
    private static Stream<JsonNode> properties(JsonNode schema) {
        return Stream.concat(
                children(schema.path("properties")).flatMap(field -> Stream.concat(Stream.of(field), properties(field))),
                schema.has("items") ? properties(schema.path("items")) : Stream.empty());
    }

    /** How many records stand in one another; a list of records is no step of its own. */
    private static int depth(JsonNode schema) {
        var inner = Stream.concat(children(schema.path("properties")), Stream.of(schema.path("items")))
                .filter(field -> !field.isMissingNode())
                .map(ListingRulesTest::depth)
                .max(Comparator.naturalOrder());
        return (schema.has("properties") ? 1 : 0) + inner.orElse(0);
    }

    private static Stream<JsonNode> children(JsonNode object) {
        return StreamSupport.stream(object.spliterator(), false);
    }
}
