package io.atopile.mcp.skill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.prompt.PromptSource;
import io.atopile.mcp.skill.tool.PlannedStep;
import io.atopile.mcp.tool.CallToolResult;
import io.atopile.mcp.tool.CancellationSignal;
import io.atopile.mcp.tool.ContentBlock;
import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.McpClientHandle;
import io.atopile.mcp.tool.Progress;
import io.atopile.mcp.tool.ToolCall;
import io.atopile.mcp.tool.ToolCaller;
import io.atopile.mcp.tool.ToolListing;
import io.atopile.mcp.tool.ToolSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

class SkillSurfacesTest {

    private static final String SKILL =
            """
            title: Say it
            input:
              type: object
              properties:
                word: {type: string, description: What to say.}
                how: {enum: [loud, low]}
              required: [word]
              additionalProperties: false
            steps:
              - {id: kept, tool: write, with: {text: '= $uppercase(input.word)', times: 2}, when: input.how = "loud"}
              - {id: said, tool: ask, with: {text: = kept.data.text}, when: kept.ok, on: {any: continue}}
              - {id: rooted, tool: ask, with: {text: '= $.kept.data.text'}, each: '[1..3]'}
              - {id: broken, tool: ask, with: {text: '= input.word + 1'}}
            output:
              message: '"Said"'
              data: {}
              schema: {type: object}
            suggest:
              - {after: ask, code: conflict}
              - {after: ask, code: ok, when: data.length > 3}
            """;

    @TempDir
    Path root;

    private Bench bench;

    @BeforeEach
    void open() throws IOException {
        bench = new Bench(root);
        assertEquals(List.of(), bench.problems(SKILL));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private SkillCatalog shelf() {
        return bench.desk.buildCatalog(Optional.empty());
    }

    @Test
    void aDryRunShowsWhatIsKnownAndDoesNothing() {
        var plan = PlannedStep.planSteps(bench.order("mine", "{\"word\": \"ab\", \"how\": \"low\"}"));
        assertEquals("{\"text\":\"AB\",\"times\":2}", plan.get(0).with().toString());
        assertEquals(List.of("no", "kept.ok", "yes", "yes"), plan.stream().map(PlannedStep::taken).toList());
        assertEquals("= kept.data.text", plan.get(1).with().path("text").asString());
        assertEquals("= $.kept.data.text", plan.get(2).with().path("text").asString());
        assertEquals(Optional.of("[1..3]"), plan.get(2).each());
        assertEquals("= input.word + 1", plan.get(3).with().path("text").asString());
        assertEquals(List.of(), bench.tools.written);
        assertEquals(List.of(), bench.tools.asked);
    }

    @Test
    void aSkillIsAPromptWhoseArgumentsAreItsInput() {
        var prompts = new SkillPrompts(this::shelf, argument -> List.of("known " + argument));
        var listing = prompts.list().stream().filter(prompt -> prompt.name().equals("mine")).findFirst().orElseThrow();
        assertEquals(
                List.of(new PromptSource.Argument("word", "What to say.", true), new PromptSource.Argument("how", "", false)), listing.arguments());
        assertEquals(Optional.of(List.of("loud", "low")), prompts.listValues("mine", "how"));
        assertEquals(Optional.of(List.of("known word")), prompts.listValues("mine", "word"));
        assertEquals(Optional.empty(), prompts.listValues("mine", "absent"));
        assertEquals(Optional.empty(), prompts.listValues("other", "how"));
        assertEquals(Optional.empty(), prompts.fill("other", Map.of()));
        var filled = prompts.fill("mine", Map.of("word", "a \"b\"")).orElseThrow();
        assertEquals(
                List.of(new PromptSource.Message(new ContentBlock.Text("Do it.\n\nArguments from the user:\n\n- word: \"a \\\"b\\\"\""))), filled.messages());
    }

    @Test
    void aSkillsTextIsAResource() {
        var resources = new SkillResources(this::shelf);
        assertTrue(resources.list().stream().anyMatch(resource -> resource.uri().equals("skill://mine")));
        assertTrue(resources.read("skill://mine").isPresent());
        assertEquals(Optional.empty(), resources.read("skill://other"));
        assertEquals(Optional.empty(), resources.read("file://mine"));
    }

    private CallToolResult call(ToolSource tools, String arguments) {
        var call = new ToolCall("ask", (ObjectNode) Json.mapper().readTree(arguments), Json.object(),
                new ToolCaller(ToolCaller.Kind.CLIENT, "test"), Progress.NONE, new CancellationSignal(), McpClientHandle.NONE);
        return new SuggestingTools(tools, bench.desk.registry()::listSuggestions).call(call);
    }

    @Test
    void aResultNamesTheSkillThatFitsInItsTextAndInItsStructureAlike() {
        for (var arguments : List.of("{\"text\": \"a\", \"fail\": \"conflict\"}", "{\"text\": \"abcd\"}")) {
            var reply = call(bench.box, arguments);
            var structured = Optional.ofNullable(reply.structured()).orElseThrow();
            assertEquals("skill_run mine can do the next steps.", structured.path("hint").asString());
            assertEquals(List.of(new ContentBlock.Text(structured.toString())), reply.blocks());
        }
        assertTrue(Optional.ofNullable(call(bench.box, "{\"text\": \"abc\"}").structured()).orElseThrow().path("hint").isNull());
    }

    /** Answers with a picture and a hint of its own. */
    private record Pictured() implements ToolSource {
        @Override
        public List<ToolListing> list() {
            return List.of();
        }

        @Override
        public Optional<ToolListing> find(String name) {
            return Optional.empty();
        }

        @Override
        public CallToolResult call(ToolCall call) {
            var envelope = Json.object().put("ok", false).put("code", "conflict").put("hint", "Wait.");
            return new CallToolResult(List.of(new ContentBlock.Image("AAAA", "image/png"), new ContentBlock.Text(envelope.toString())), envelope, true);
        }
    }

    @Test
    void aHintIsAddedAndAttachmentsStay() {
        var reply = call(new Pictured(), "{\"text\": \"a\"}");
        assertEquals(new ContentBlock.Image("AAAA", "image/png"), reply.blocks().getFirst());
        assertEquals("Wait. skill_run mine can do the next steps.", Optional.ofNullable(reply.structured()).orElseThrow().path("hint").asString());
        assertEquals(2, reply.blocks().size());
        assertTrue(reply.isError());
    }
}
