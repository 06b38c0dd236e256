package io.atopile.mcp.conformance.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.conformance.board.Board;
import io.atopile.mcp.conformance.parts.Program;
import io.atopile.mcp.conformance.parts.RealParts;
import io.atopile.mcp.tool.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/**
 * A whole task through every API of llama.cpp's own server, of the LiteLLM proxy before it, and of Ollama's own converters: text, several calls in one answer, an error, a picture, which
 * only Ollama takes, a compaction, a change of the project, a last word. The proxy reaches the model as one of OpenAI's and as one of Anthropic's.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealProvidersTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String LAST_WORD = "The board blinks; notes.md says so.";
    private static final List<String> CALLS =
            List.of("project_list_files ok", "project_read_file ok", "project_read_file not_found", "layout_render ok", "project_read_file ok", "project_create_path ok");
    private static final String SCRIPT = """
            [{"text": "I look at the project.", "calls": [{"name": "project_list_files", "arguments": {}}]},
             {"calls": [{"name": "project_read_file", "arguments": {"path": "blinker.ato"}}, {"name": "project_read_file", "arguments": {"path": "missing.ato"}}]},
             {"calls": [{"name": "tools_read", "arguments": {"tool": "layout_render", "arguments": {}}}]},
             {"calls": [{"name": "project_read_file", "arguments": {"path": "history.md"}}]},
             {"calls": [{"name": "project_create_path", "arguments": {"path": "notes.md", "content": "# Notes\\n"}}]},
             {"text": "The board blinks; notes.md says so."}]
            """;
    private Path scratch;
    private ModelServer llama;
    private ModelServer proxy;
    private ModelServer ollama;
    private Path board;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        scratch = folder;
        RealParts.ato();
        var script = Files.writeString(scratch.resolve("script.json"), SCRIPT);
        llama = ModelServer.startLlama(script, scratch);
        ollama = ModelServer.startOllama(script, scratch);
        proxy = ModelServer.startLiteLlm(listModels(), scratch);
        board = Board.copy("blinker", scratch).root();
        Files.writeString(board.resolve("history.md"), "The LED was dimmer before.\n".repeat(1_000));
        assertEquals(0, program("call", "build_run", "--arg", "wait_seconds=60").run(PATIENCE).code());
    }

    private String listModels() {
        return """
                  - model_name: openai
                    litellm_params: {model: openai/m, api_base: "%1$s/v1", api_key: none}
                  - model_name: anthropic
                    litellm_params: {model: anthropic/claude-sonnet-4-5, api_base: "%1$s", api_key: none}
                  - model_name: anthropic-dropping
                    litellm_params: {model: anthropic/claude-sonnet-4-5, api_base: "%1$s", api_key: none, drop_params: true}
                """.formatted(llama.base());
    }

    @AfterAll
    void stop() {
        Stream.of(proxy, ollama, llama).filter(Objects::nonNull).forEach(ModelServer::close);
    }

    private ModelServer getServer(String name) {
        return switch (name) {
            case "LiteLLM" -> proxy;
            case "Ollama" -> ollama;
            default -> llama;
        };
    }

    /** {@code left} is what the provider refused and is left out from then on. */
    @ParameterizedTest
    @CsvSource({
        "llama.cpp, m, responses, pictures in the outputs of tools; pictures",
        "llama.cpp, m, chat, pictures",
        "llama.cpp, m, messages, pictures",
        "LiteLLM, openai, responses, pictures in the outputs of tools; pictures",
        "LiteLLM, openai, chat, pictures",
        "LiteLLM, openai, messages, pictures",
        "LiteLLM, anthropic, responses, a key of the prompt cache; pictures",
        "LiteLLM, anthropic, chat, pictures",
        "LiteLLM, anthropic, messages, pictures",
        "LiteLLM, anthropic-dropping, responses, pictures",
        "Ollama, m, responses, pictures in the outputs of tools",
        "Ollama, m, chat, ''",
        "Ollama, m, messages, ''"
    })
    void aWholeTaskIsDone(String server, String model, String wire, String left) throws Exception {
        Files.deleteIfExists(board.resolve("notes.md"));
        configure(model, wire, getServer(server).base());
        var ran = program("run", "Describe the board.", "--approval", "auto_safe", "--json", "--output-last-message", scratch.resolve("last")).run(PATIENCE);
        assertEquals(0, ran.code(), ran.out() + ran.err());
        var events = ran.out().lines().map(line -> Json.mapper().readTree(line)).toList();
        assertEquals(CALLS, list(events, "tool_ended").map(event -> event.path("name").asString() + " " + event.path("code").asString()).toList(), ran.out());
        var warned = list(events, "warned").map(event -> event.path("message").asString()).filter(message -> message.contains("doesn't accept")).toList();
        assertEquals(
                Stream.of(left.split("; ")).filter(what -> !what.isEmpty()).map(what -> "The provider doesn't accept %s from %s; the question is sent again without.".formatted(what, model)).toList(), warned);
        assertEquals(List.of("summary"), list(events, "compacted").map(event -> event.path("how").asString()).toList(), ran.out());
        assertEquals("# Notes\n", Files.readString(board.resolve("notes.md")));
        assertEquals(LAST_WORD, Files.readString(scratch.resolve("last")));
    }

    @Test
    void theDoctorAsksForItsModels() throws Exception {
        configure("anthropic", "messages", proxy.base());
        var report = program("doctor").run(PATIENCE);
        assertTrue(report.out().contains("Messages API") && report.out().contains("including anthropic"), report.out());
        assertFalse(report.out().contains("not including"), report.out());
    }

    private static Stream<JsonNode> list(List<JsonNode> events, String type) {
        return events.stream().filter(event -> event.path("type").asString().equals(type));
    }

    private void configure(String model, String wire, Object base) throws Exception {
        var folder = Files.createDirectories(scratch.resolve("config/atopile-mcp"));
        Files.writeString(folder.resolve("settings.toml"), """
                model = "%s"
                context_window = 30000
                [provider]
                kind = "custom"
                wire = "%s"
                base_url = "%s/v1"
                request_retries = 1
                """.formatted(model, wire, base));
    }

    private Program program(Object... arguments) {
        return Program.of(board, Stream.concat(Stream.of(RealParts.installed()), Stream.of(arguments)).toArray())
                .with("XDG_STATE_HOME", scratch.resolve("state"))
                .with("XDG_CONFIG_HOME", scratch.resolve("config"));
    }
}
