package io.atopile.mcp.skill.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.tool.CallToolResult;
import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.ToolCall;
import io.atopile.mcp.tool.ToolListing;
import io.atopile.mcp.tool.ToolSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read of a declaration, and what is known of its tools. */
class DeclarationReaderTest {

    private static final String SMALL =
            """
            title: Small
            steps:
              - {id: one, tool: ask}
              - {id: two, tool: write, title: Write it, undo: {tool: wait}}
              - {id: three, tool: elsewhere, undo: {tool: ask}}
            output: {message: '"Done"', data: {}, schema: {type: object}}
            """;

    private final List<SkillProblem> problems = new ArrayList<>();

    private Optional<SkillDeclaration> read(String text) {
        return DeclarationReader.read("mine/skill.yaml", text, problems).map(DeclarationReader.LocatedDeclaration::declaration);
    }

    @Test
    void whatIsLeftOutIsEmpty() {
        var small = read(SMALL).orElseThrow();
        assertEquals(Json.object().put("type", "object"), small.input());
        assertEquals(List.of(List.of(), List.of(), List.of()), List.of(small.enter(), small.suggest(), small.output().unsteady()));
        assertEquals(Optional.empty(), small.report());
        assertEquals(Optional.empty(), small.output().code());
        assertEquals(List.of("ask", "Write it", "elsewhere"), small.steps().stream().map(StepPlan::label).toList());
        assertEquals(JsonTemplate.EMPTY, small.steps().get(0).with());
        assertEquals(JsonTemplate.EMPTY, small.steps().get(1).undo().orElseThrow().with());
        assertEquals(StepPlan.Action.STOP, small.steps().get(0).getAction("conflict"));
    }

    @Test
    void whatIsThereIsRead() {
        var text = SMALL.replace("title: Small", """
                title: Small
                input: {type: object, properties: {a: {type: string}}}
                enter: [{that: input.a, otherwise: Give a.}]
                suggest: [{after: ask, code: ok}]""")
                .replace("one, tool: ask}", "one, tool: ask, with: {text: x}, on: {any: undo}, most: 7}")
                .replace("schema: {type: object}", "schema: {type: object}, unsteady: [/a], code: '\"ok\"'");
        var full = read(text).orElseThrow();
        assertEquals("string", full.input().at("/properties/a/type").asString());
        assertEquals(List.of(new SkillDeclaration.Criterion(new JsonataExpression("input.a"), "Give a.")), full.enter());
        assertEquals(List.of(new SkillDeclaration.Suggestion("ask", "ok", Optional.empty())), full.suggest());
        assertEquals(List.of("/a"), full.output().unsteady());
        assertEquals("x", full.steps().get(0).with().form().path("text").asString());
        assertEquals(Optional.of(7), full.steps().get(0).most());
        assertEquals(StepPlan.Action.UNDO, full.steps().get(0).getAction("conflict"));
    }

    @Test
    void faultsAreToldInTheOrderOfTheirLines() {
        var text = SMALL.replace("title: Small", "title: S").replace("{id: one, tool: ask}", "{id: One, tool: ask, most: 0}").replace("message: '\"Done\"', ", "extra: 1, ");
        assertEquals(Optional.empty(), read(text));
        assertEquals(List.of(1, 3, 3, 6, 6), problems.stream().map(SkillProblem::line).toList());
        assertEquals("mine/skill.yaml:1: title: must be at least 3 characters long", problems.getFirst().toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {title: Words}                        | 8: report.sections.0: must have exactly one of text, table, checklist, code and picture
            {title: Words, text: x, picture: one} | 8: report.sections.0: must have exactly one of text, table, checklist, code and picture
            {title: Words, text: x, extra: 1}     | 8: report.sections.0: there is no field extra
            """)
    void aSectionHasOneContent(String section, String problem) {
        assertEquals(Optional.empty(), read(SMALL + "report:\n  sections: [%s]\n".formatted(section)));
        assertEquals(List.of("mine/skill.yaml:" + problem), problems.stream().map(SkillProblem::toString).toList());
    }

    @Test
    void whatIsNotYamlIsAProblem() {
        assertEquals(Optional.empty(), read("title: [\n"));
        assertEquals(List.of("mine/skill.yaml:2: not YAML: expected the node content, but found '<stream end>'"), problems.stream().map(SkillProblem::toString).toList());
    }

    @Test
    void theSchemaIsForEditorsToo() {
        assertEquals("skill.yaml", DeclarationReader.schema().path("title").asString());
    }

    private static KnownTools tools(String offered, String everywhere, String beyond) {
        var listings = names(offered).stream().map(name -> new ToolListing(name, null, "", Json.object(), null, null)).toList();
        return new KnownTools(new OfferedTools(listings), () -> names(everywhere), names(beyond));
    }

    private static Set<String> names(String text) {
        return Set.copyOf(Arrays.stream(text.split(" ", -1)).filter(name -> !name.isEmpty()).toList());
    }

    private record OfferedTools(List<ToolListing> list) implements ToolSource {
        @Override
        public Optional<ToolListing> find(String name) {
            return list.stream().filter(tool -> tool.name().equals(name)).findFirst();
        }

        @Override
        public CallToolResult call(ToolCall call) {
            throw new AssertionError(call);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ask write wait elsewhere, '', ''",
        "ask write wait, elsewhere, elsewhere",
        "'', wait ask elsewhere write, ask elsewhere wait write",
        "ask write wait, '', ''",
        "'', write, write"
    })
    void aToolIsSwitchedOffIfItExistsOnOtherServers(String offered, String everywhere, String disabled) {
        assertEquals(disabled, String.join(" ", tools(offered, everywhere, "").listDisabled(read(SMALL).orElseThrow())));
    }

    @Test
    void toolsAreNamedOnceAndWithoutThoseThatNoSkillMayCall() {
        var tools = tools("ask skill_run", "ask write skill_list", "skill_run skill_list");
        assertEquals(Set.of("ask", "write"), new TreeSet<>(tools.names()));
        assertTrue(tools.exists("ask") && tools.exists("write") && tools.exists("skill_run") && !tools.exists("wait"));
        assertEquals(List.of("ask", "write", "wait", "elsewhere"), read(SMALL).orElseThrow().tools().toList());
    }

    @Test
    void aSkillWithoutADeclarationIsCalledByItsName() {
        var skill = new Skill("review_a-change", "", "", SkillOrigin.USER, Optional.empty(), "");
        assertEquals("Review a change", skill.title());
        assertEquals("Small", new Skill("mine", "", "", SkillOrigin.USER, read(SMALL), "").title());
    }
}
