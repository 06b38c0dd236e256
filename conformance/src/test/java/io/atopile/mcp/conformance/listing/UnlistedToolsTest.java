package io.atopile.mcp.conformance.listing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atopile.mcp.conformance.Transport;
import io.atopile.mcp.conformance.client.CallResult;
import io.atopile.mcp.conformance.client.McpClient;
import io.atopile.mcp.policy.Mode;
import io.atopile.mcp.project.AtopileSettings;
import io.atopile.mcp.server.Settings;
import io.atopile.mcp.server.Wiring;
import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.Toolset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.node.ObjectNode;

/** Tools that a client isn't listed: their results are the same through another tool, and texts say how they are called. */
class UnlistedToolsTest {

    private static final String PART = "{'id': 'generic:resistor/10k/0603'}";

    @TempDir
    private Path folder;

    /** A client of a server with these toolsets, which has a project and nothing else of the machine. */
    private CallResult call(Transport transport, String toolsets, boolean readOnly, String tool, String arguments) throws IOException {
        var project = Files.createDirectories(folder.resolve("board"));
        Files.writeString(project.resolve("ato.yaml"), "requires-atopile: ^0.15.0\nbuilds: {}\n");
        Files.writeString(project.resolve("notes.md"), "A board.\n");
        var atopile = AtopileSettings.of(Map.of("HOME", folder.resolve("home").toString(), "PATH", folder.resolve("bin").toString()));
        var settings = new Settings(atopile, List.of(project), Toolset.parse(List.of(toolsets.split(" "))), readOnly, Mode.AUTO);
        try (var wiring = Wiring.of(settings);
                var served = transport.serve(wiring.offer());
                var client = served.client()) {
            client.initialize(McpClient.NEWEST_LEGACY);
            return client.call(tool, (ObjectNode) Json.mapper().readTree(arguments.replace('\'', '"')));
        }
    }

    @ParameterizedTest
    @EnumSource
    void anUnlistedToolIsCalledThroughAnother(Transport transport) throws IOException {
        var direct = call(transport, "all", false, "parts_get", PART).envelope();
        assertEquals("parts_install adds it to the project.", direct.path("hint").asString());
        assertEquals(direct, call(transport, "default", false, "tools_read", "{'tool': 'parts_get', 'arguments': %s}".formatted(PART)).envelope());
        assertEquals(direct, call(transport, "default", false, "tools_call", "{'tool': 'parts_get', 'arguments': %s}".formatted(PART)).envelope());
        assertEquals(direct, call(transport, "default", false, "parts_get", PART).envelope());
        var moved = call(transport, "default", false, "tools_call", "{'tool': 'project_move_path', 'arguments': {'path': 'notes.md', 'new_path': 'more.md'}}");
        assertEquals("ok", moved.code(), moved::message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "default        | false | skills_list       | {}                   | skill_run runs one; skills_load returns its text. Call skills_load with tools_read.",
        "default        | true  | skills_list       | {}                   | skills_load returns its text. Call skills_load with tools_read.",
        "default skills | false | skills_list       | {}                   | skill_run runs one; skills_load returns its text.",
        "all            | false | skills_list       | {}                   | skill_run runs one; skills_load returns its text.",
        "skills         | false | skills_list       | {}                   | skill_run runs one; skills_load returns its text.",
        "default        | false | project_read_file | {'path': 'notes.md'} | project_edit_file takes these anchors and rev.",
        "default        | true  | project_read_file | {'path': 'notes.md'} | ``",
        "default        | false | tools_read        | {'tool': 'skills_list'} | skill_run runs one; skills_load returns its text. Call skills_load with tools_read."
    })
    void whatComesNextCanBeCalled(String toolsets, boolean readOnly, String tool, String arguments, String hint) throws IOException {
        var envelope = call(Transport.STDIO, toolsets, readOnly, tool, arguments).envelope();
        assertEquals("ok", envelope.path("code").asString(), envelope::toString);
        assertEquals(hint, envelope.path("hint").asString(""));
    }

    @Test
    void aServerThatOnlyReadsRelaysOnlyReads() throws IOException {
        assertEquals("ok", call(Transport.STDIO, "default", true, "tools_read", "{'tool': 'parts_get', 'arguments': %s}".formatted(PART)).code());
        var refused = call(Transport.STDIO, "default", true, "tools_read", "{'tool': 'project_move_path', 'arguments': {'path': 'a', 'new_path': 'b'}}");
        assertEquals("not_found", refused.code());
        var found = call(Transport.STDIO, "default", true, "tools_find", "{'query': 'move file'}").envelope();
        assertEquals(List.of("tools_read"), found.at("/data/tools").valueStream().map(tool -> tool.path("call_with").asString()).distinct().toList());
    }
}
