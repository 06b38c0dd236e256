package io.atopile.mcp.conformance.strict;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atopile.mcp.conformance.Transport;
import io.atopile.mcp.conformance.board.Board;
import io.atopile.mcp.conformance.client.McpClient;
import io.atopile.mcp.server.Wiring;
import io.atopile.mcp.tool.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Arguments of prompts and variables of templates are completed from what the project contains. */
class CompletionsTest {

    @TempDir
    private Path scratch;

    private Path board;
    private Wiring wiring;
    private Transport.Served served;
    private McpClient client;

    @BeforeEach
    void serve() throws IOException {
        board = Board.copy("divider", scratch.toRealPath()).root();
        WiredProject.write(board, "build/builds/default/default.bom.csv", "Designator");
        wiring = WiredProject.wire(scratch.resolve("home"), board);
        served = Transport.STDIO.serve(wiring.offer());
        client = served.client();
        client.initialize(McpClient.NEWEST_LEGACY);
    }

    @AfterEach
    void close() {
        client.close();
        served.close();
        wiring.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    diagnose_build_failure    | target   | De           | ["default"]
                    diagnose_build_failure    | target   | x            | []
                    diagnose_build_failure    | apply    | t            | ["true"]
                    install_part_and_validate | part     | project:parts/Sample_R | ["project:parts/Sample_R0603_10K/Sample_R0603_10K.ato"]
                    install_part_and_validate | part     | parts/Sample_H | ["project:parts/Sample_HDR_1X03/Sample_HDR_1X03.ato"]
                    install_part_and_validate | need     | 1            | []
                    """)
    void argumentsOfPromptsAreCompleted(String prompt, String argument, String start, String values) {
        assertEquals(values, completePrompt(prompt, argument, start).at("/result/completion/values").toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    atopile://artifact/{project}/{+path}  | path     | build/b | ["build/builds/default/default.bom.csv"]
                    atopile://artifact/{project}/{+path}  | project  | ~       | ["~"]
                    atopile://modules/{project}/{target}  | target   | d       | ["default"]
                    atopile://log/{build_id}              | build_id | b_      | []
                    """)
    void variablesOfTemplatesAreCompleted(String template, String variable, String start, String values) {
        assertEquals(values, completeTemplate(template, variable, start).at("/result/completion/values").toString());
    }

    @Test
    void atMostAHundredValuesAreReturnedWithTheirNumber() throws IOException {
        var targets = IntStream.range(0, 130).mapToObj("  t%03d: {entry: divider.ato:Divider}\n"::formatted).collect(Collectors.joining());
        WiredProject.write(board, "ato.yaml", "builds:\n" + targets);
        var some = completePrompt("diagnose_build_failure", "target", "T0").at("/result/completion");
        assertEquals(100, some.path("values").size());
        assertEquals("{\"total\":100,\"hasMore\":false}", ((ObjectNode) some).without("values").toString());
        var all = completePrompt("diagnose_build_failure", "target", "").at("/result/completion");
        assertEquals(100, all.path("values").size());
        assertEquals("{\"total\":130,\"hasMore\":true}", ((ObjectNode) all).without("values").toString());
    }

    @ParameterizedTest
    @CsvSource({"absent, target", "diagnose_build_failure, absent"})
    void anUnknownPromptOrArgumentIsAnError(String prompt, String argument) {
        assertEquals(-32602, completePrompt(prompt, argument, "").at("/error/code").asInt());
    }

    @ParameterizedTest
    @CsvSource({"atopile://other/{x}, x", "atopile://log/{build_id}, target"})
    void anUnknownTemplateOrVariableIsAnError(String template, String variable) {
        assertEquals(-32602, completeTemplate(template, variable, "").at("/error/code").asInt());
    }

    private JsonNode completePrompt(String name, String argument, String start) {
        var params = Json.object();
        params.putObject("ref").put("type", "ref/prompt").put("name", name);
        params.putObject("argument").put("name", argument).put("value", start);
        return client.begin("completion/complete", params).await();
    }

    private JsonNode completeTemplate(String uri, String variable, String start) {
        var params = Json.object();
        params.putObject("ref").put("type", "ref/resource").put("uri", uri);
        params.putObject("argument").put("name", variable).put("value", start);
        return client.begin("completion/complete", params).await();
    }
}
