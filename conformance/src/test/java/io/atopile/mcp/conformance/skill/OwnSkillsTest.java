package io.atopile.mcp.conformance.skill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.conformance.Transport;
import io.atopile.mcp.conformance.board.Board;
import io.atopile.mcp.conformance.client.McpClient;
import io.atopile.mcp.conformance.program.Launched;
import io.atopile.mcp.tool.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Skills that a user or a project brings, with the shipped program and a server that runs already. */
class OwnSkillsTest {

    private static final String COUNTS =
            """
            title: Count the files
            steps:
              - {id: files, tool: project_list_files, with: {glob: "*.ato"}}
            output:
              message: '$count(data.paths) & " files."'
              data: {paths: = files.data.files.path}
              schema: {type: object, additionalProperties: false, required: [paths], properties: {paths: {type: array, items: {type: string}}}}
            """;

    @TempDir
    private Path scratch;

    private Board board;

    @BeforeEach
    void board() throws IOException {
        board = Board.copy("blinker", scratch);
    }

    private Launched server() throws IOException {
        return Launched.over(Transport.STDIO, board.root(), scratch, Map.of("XDG_CONFIG_HOME", scratch.resolve("config").toString()));
    }

    private Path users() {
        return scratch.resolve("config/atopile-mcp/skills");
    }

    private Path projects() {
        return board.root().resolve(".agents/skills");
    }

    private static void write(Path where, String name, String declaration) throws IOException {
        var folder = Files.createDirectories(where.resolve(name));
        Files.writeString(folder.resolve("SKILL.md"), "---\nname: %s\ndescription: Counts.\n---\nCount the files.\n".formatted(name));
        Files.writeString(folder.resolve("skill.yaml"), declaration);
    }

    private static McpClient ready(Launched server) {
        server.client().initialize(McpClient.NEWEST_LEGACY);
        return server.client();
    }

    @Test
    void aUsersSkillWorksInAServerThatRunsAlready() throws Exception {
        try (var server = server()) {
            var client = ready(server);
            assertEquals("not_found", client.call("skill_run", Json.object().put("name", "count")).code());
            write(users(), "count", COUNTS);
            var counted = client.call("skill_run", Json.object().put("name", "count"));
            assertEquals("4 files.", counted.message());
            assertEquals("blinker.ato", counted.data().at("/result/paths/0").asString());
            var prompt = client.result("prompts/get", Json.object().put("name", "count"));
            assertTrue(prompt.toString().contains("Count the files."), prompt::toString);
            var resource = client.result("resources/read", Json.object().put("uri", "skill://count"));
            assertTrue(resource.toString().contains("Count the files."), resource::toString);
        }
    }

    @Test
    void aProjectsSkillWorksOnceTheProjectIsTrusted() throws Exception {
        write(projects(), "count", COUNTS);
        try (var server = server()) {
            var client = ready(server);
            var refused = client.call("skill_run", Json.object().put("name", "count"));
            assertEquals("not_found", refused.code());
            assertTrue(refused.envelope().path("hint").asString("").contains("trust"), refused.envelope()::toString);
            Files.createDirectories(users().resolveSibling(""));
            Files.writeString(users().resolveSibling("settings.toml"), "trust = [\"%s\"]\n".formatted(board.root()));
            assertEquals("4 files.", client.call("skill_run", Json.object().put("name", "count")).message());
        }
    }

    @Test
    void aWrongOneIsRefusedWithWhatMendsIt() throws Exception {
        write(users(), "count", COUNTS.replace("glob:", "globb:"));
        write(users(), "select_part", COUNTS);
        try (var server = server()) {
            var client = ready(server);
            var refused = client.call("skill_run", Json.object().put("name", "count"));
            assertEquals("validation_error", refused.code());
            assertTrue(refused.message().endsWith("count/skill.yaml:3: project_list_files: there is no field globb (did you mean glob?)"), refused::message);
            var listed = client.call("skills_list", Json.object()).data().path("refused");
            assertEquals(2, listed.size(), listed::toString);
            assertTrue(names(listed).contains("select_part"), listed::toString);
            assertTrue(listed.toString().contains("another skill already has this name"), listed::toString);
        }
    }

    private static String names(JsonNode refused) {
        return refused.values().stream().map(one -> one.path("name").asString()).toList().toString();
    }
}
