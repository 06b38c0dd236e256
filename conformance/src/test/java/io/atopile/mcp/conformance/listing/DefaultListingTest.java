package io.atopile.mcp.conformance.listing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.EncodingType;
import io.atopile.mcp.conformance.EveryTool;
import io.atopile.mcp.conformance.Repository;
import io.atopile.mcp.conformance.Transport;
import io.atopile.mcp.conformance.client.McpClient;
import io.atopile.mcp.policy.Mode;
import io.atopile.mcp.project.AtopileSettings;
import io.atopile.mcp.server.DefaultToolset;
import io.atopile.mcp.server.Settings;
import io.atopile.mcp.server.Wiring;
import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.ToolListing;
import io.atopile.mcp.tool.Toolset;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What a client is shown if its user chooses nothing is small, and whatever a client is shown names only tools that it can call. */
class DefaultListingTest {

    private static final int MOST_TOOLS = 25;
    private static final int MOST_TOKENS = 6_000;
    private static final int MOST_OUTPUT_BYTES = 42_000;
    private static final Pattern WORD = Pattern.compile("[a-z]+(?:_[a-z0-9]+)+");

    private record Shown(String instructions, List<JsonNode> tools, List<JsonNode> prompts, List<String> promptTexts) {

        Set<String> names() {
            return tools.stream().map(Listings::name).collect(Collectors.toSet());
        }
    }

    private static Shown shown(List<String> toolsets, boolean readOnly) throws IOException {
        var settings = new Settings(AtopileSettings.of(System.getenv()), List.of(), Toolset.parse(toolsets), readOnly, Mode.AUTO);
        try (var wiring = Wiring.of(settings);
                var served = Transport.STDIO.serve(wiring.offer());
                var client = served.client()) {
            client.initialize(McpClient.NEWEST_LEGACY);
            var prompts = elements(client.result("prompts/list", Json.object()).get("prompts"));
            var texts = prompts.stream()
                    .map(prompt -> client.result("prompts/get", Json.object().put("name", Listings.name(prompt)).set("arguments", arguments(prompt))))
                    .map(filled -> filled.path("messages").toString())
                    .toList();
            return new Shown(wiring.offer().instructions(), elements(client.result("tools/list", Json.object()).get("tools")), prompts, texts);
        }
    }

    private static JsonNode arguments(JsonNode prompt) {
        var arguments = Json.object();
        prompt.path("arguments").forEach(argument -> arguments.put(Listings.name(argument), "x"));
        return arguments;
    }

    private static List<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    @Test
    void theDefaultListIsSmall() throws IOException {
        var tools = shown(List.of("default"), false).tools();
        assertEquals(DefaultToolset.NAMES, tools.stream().map(Listings::name).sorted(Comparator.comparingInt(DefaultToolset.NAMES::indexOf)).toList());
        assertTrue(tools.size() <= MOST_TOOLS, () -> tools.size() + " tools");
        var encoding = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);
        var tokens = 0;
        var output = 0;
        for (var tool : tools) {
            var model = Json.object().put("name", Listings.name(tool)).put("description", tool.path("description").asString(""));
            model.set("inputSchema", tool.path("inputSchema"));
            tokens += encoding.countTokens(model.toString());
            output += tool.path("outputSchema").toString().length();
        }
        System.out.printf("The default list has %d tools: %d tokens (o200k) of names, descriptions and inputs; %d bytes of output schemas.%n", tools.size(), tokens, output);
        var counted = tokens;
        assertTrue(counted <= MOST_TOKENS, () -> counted + " tokens");
        var bytes = output;
        assertTrue(bytes <= MOST_OUTPUT_BYTES, () -> bytes + " bytes");
    }

    @Test
    void theGuideNamesTheDefaultList() throws IOException {
        var guide = Files.readString(Repository.ROOT.resolve("docs/tool-list.md"));
        var begin = guide.indexOf("By default clients are shown");
        var named = WORD.matcher(guide.substring(begin, guide.indexOf("The others", begin))).results().map(MatchResult::group).toList();
        assertEquals(DefaultToolset.NAMES, named);
    }

    /** Prompts may name tools that are not listed, if they end with how these are called. */
    @ParameterizedTest
    @CsvSource({
        "default, false", "default, true", "all, false", "all, true", "default layout, false", "workspace files builds, false", "files, true",
        "workspace, false", "builds, false", "design, false", "reports, false", "layout, false", "stdlib, false", "parts, false", "packages, false", "skills, false", "agent, false"
    })
    void onlyToolsThatCanBeCalledAreNamed(String toolsets, boolean readOnly) throws IOException {
        var shown = shown(List.of(toolsets.split(" ")), readOnly);
        var every = everyName();
        var unlisted = new HashSet<>(every);
        unlisted.removeAll(shown.names());
        var wrong = new TreeSet<String>();
        named(shown.instructions(), unlisted).forEach(name -> wrong.add("instructions: " + name));
        for (var tool : shown.tools()) {
            named(tool.path("description").asString("") + tool.path("inputSchema"), unlisted).forEach(name -> wrong.add(Listings.name(tool) + ": " + name));
        }
        for (var text : shown.promptTexts()) {
            var how = text.substring(Math.max(0, text.lastIndexOf("\"Call ")));
            named(text, unlisted).stream().filter(name -> !how.contains(name) || !how.contains(" with tools_")).forEach(name -> wrong.add(text + ": " + name));
        }
        assertEquals(Set.of(), wrong);
        assertTrue(shown.prompts().isEmpty() || shown.names().contains("skill_run"), "prompts that only skill_run can run");
    }

    private static Set<String> named(String text, Set<String> names) {
        return WORD.matcher(text).results().map(MatchResult::group).filter(names::contains).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> everyName() throws IOException {
        try (var wiring = Wiring.of(EveryTool.settings())) {
            return wiring.offer().tools().list().stream().map(ToolListing::name).collect(Collectors.toSet());
        }
    }
}
