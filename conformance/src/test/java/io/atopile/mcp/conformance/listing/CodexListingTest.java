package io.atopile.mcp.conformance.listing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atopile.mcp.conformance.Golden;
import io.atopile.mcp.policy.Mode;
import io.atopile.mcp.project.AtopileSettings;
import io.atopile.mcp.server.dispatch.ServerFeatures;
import io.atopile.mcp.server.Settings;
import io.atopile.mcp.server.Wiring;
import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.ToolListing;
import io.atopile.mcp.tool.Toolset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code codex} and {@code codex-reply} have the fields of Codex 0.153.4, and are there only when they are wished for. */
class CodexListingTest {

    private static final Set<String> OURS = Set.of("codex", "codex-reply");
    private static final Map<String, String> WISHED = Map.of("ATOPILE_MCP_FEATURES_CODEX_COMPAT", "true");

    @TempDir
    Path folder;

    private <T> T offered(Map<String, String> environment, Set<Toolset> toolsets, boolean readOnly, Function<ServerFeatures, T> look)
            throws IOException {
        Files.createDirectories(folder.resolve("project"));
        Files.writeString(folder.resolve("project/ato.yaml"), "requires-atopile: ^0.14.0\nbuilds: {}\n");
        var all = new HashMap<>(environment);
        all.put("HOME", folder.toString());
        var settings = new Settings(AtopileSettings.of(all), List.of(folder.resolve("project")), toolsets, readOnly, Mode.AUTO);
        try (var wiring = Wiring.of(settings)) {
            return look.apply(wiring.offer());
        }
    }

    private static List<ToolListing> ours(ServerFeatures offer) {
        return offer.tools().list().stream().filter(tool -> OURS.contains(tool.name())).toList();
    }

    @Test
    void theyAreAsTheyWere() throws IOException {
        var listings = offered(WISHED, EnumSet.allOf(Toolset.class), false, CodexListingTest::ours);
        assertEquals(
                Set.of("prompt", "model", "cwd", "approval-policy", "sandbox", "config", "base-instructions", "developer-instructions", "compact-prompt"),
                fields(listings.getFirst().inputSchema()));
        assertEquals(Set.of("prompt", "threadId", "conversationId"), fields(listings.getLast().inputSchema()));
        var golden = Json.mapper().createArrayNode();
        for (var listing : listings) {
            assertEquals(Set.of("threadId", "content"), fields(Objects.requireNonNull(listing.outputSchema())));
            assertEquals("[\"prompt\"]", listing.inputSchema().path("required").toString());
            var node = golden.addObject()
                    .put("name", listing.name())
                    .put("title", listing.title())
                    .put("description", listing.description());
            node.set("inputSchema", listing.inputSchema());
            node.set("outputSchema", listing.outputSchema());
        }
        var text = Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(golden) + "\n";
        Golden.check(Golden.folder("codex-compat.json"), text);
    }

    private static Set<String> fields(JsonNode schema) {
        return schema.path("properties").properties().stream().map(Map.Entry::getKey).collect(Collectors.toSet());
    }

    @Test
    void theyAreThereOnlyWhenWishedFor() throws IOException {
        assertEquals(List.of(), offered(Map.of(), EnumSet.allOf(Toolset.class), false, CodexListingTest::ours));
        assertEquals(List.of(), offered(WISHED, EnumSet.of(Toolset.FILES), false, CodexListingTest::ours));
        assertEquals(List.of(), offered(WISHED, EnumSet.allOf(Toolset.class), true, CodexListingTest::ours));
        assertEquals(Optional.empty(), offered(WISHED, EnumSet.allOf(Toolset.class), false, ServerFeatures::keptTools));
    }
}
