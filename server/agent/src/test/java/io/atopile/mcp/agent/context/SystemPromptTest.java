package io.atopile.mcp.agent.context;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.agent.RunPurpose;
import io.atopile.mcp.agent.TokenEstimator;
import io.atopile.mcp.syntax.AtoGrammar;
import io.atopile.mcp.tool.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(180)
class SystemPromptTest {

    private static final String PROMPT = SystemPrompt.read();
    private static final Pattern SOURCE = Pattern.compile("```ato(?: (\\S+))?\n(.*?)```", Pattern.DOTALL);
    private static final Pattern NAMED = Pattern.compile("`([a-z]+(?:_[a-z]+)+)`");
    private static final Pattern TOOL = Pattern.compile("^## `(\\w+)`$", Pattern.MULTILINE);
    private static final Set<String> OF_THE_RUN = Set.of("update_plan", "output_read");
    private static final Set<String> FIELDS = Set.of("first_error");

    private static final String TARGETS =
            """
            paths:
              src: ./
              layout: ./layouts
            builds:
              divider:
                entry: main.ato:Divider
              board:
                entry: main.ato:Board
            """;

    @TempDir
    Path scratch;

    @Test
    void theSourcesInItBuildWithoutAWarning() throws Exception {
        try (var bench = new Bench(scratch)) {
            bench.needAtopile();
            bench.write("ato.yaml", TARGETS);
            var sources = SOURCE.matcher(PROMPT);
            while (sources.find()) {
                bench.write(sources.group(1) == null ? "main.ato" : sources.group(1), sources.group(2));
            }
            for (var target : List.of("divider", "board")) {
                var built = bench.call("build_run", "{'target': '%s', 'wait_seconds': 60}".formatted(target));
                assertEquals("succeeded", built.path("data").path("status").asString(""), built::toString);
                var id = built.path("data").path("build_id").asString("");
                var log = bench.call("build_logs", "{'build_id': '%s', 'query': 'eprecated'}".formatted(id));
                assertEquals(0, log.path("data").path("lines").size(), log::toString);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "module M:\n    a ~ b ~ c\n",
                "module M:\n    assert x == y\n",
                "from \"a.ato\" import A as B\n",
                "module M:\n    a = new A(1)\n",
                "module M:\n    if a:\n        pass\n"
            })
    void whatItCallsASyntaxErrorIsOne(String source) throws Exception {
        try (var bench = new Bench(scratch);
                var grammar = new AtoGrammar(bench.ato)) {
            bench.needAtopile();
            assertFalse(grammar.check(Path.of("main.ato"), source).orElseThrow().isEmpty());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "v: V; v = 5; v = 6; assert power.voltage within 5V; assert power.voltage within 9V | succeeded",
                "ps = new ElectricPower[2]; for p in ps:; ...x = new ElectricPower | failed",
                "module Inner:; ...pass | failed"
            })
    void whatItSaysOfBuildsHolds(String members, String status) throws Exception {
        try (var bench = new Bench(scratch)) {
            bench.needAtopile();
            bench.write("ato.yaml", "paths:\n  src: ./\nbuilds:\n  default:\n    entry: main.ato:M\n");
            var body = members.replace("; ", "\n    ").replace("...", "    ");
            bench.write("main.ato", "import ElectricPower\n\nmodule M:\n    power = new ElectricPower\n    " + body + "\n");
            var built = bench.call("build_run", "{'wait_seconds': 60}").path("data");
            assertEquals(status, built.path("status").asString(""), built::toString);
            assertNotEquals("verified", built.path("verdict").asString(""));
        }
    }

    @Test
    void everyToolThatItNamesIsThere() throws IOException {
        var known = new HashSet<>(FIELDS);
        known.addAll(OF_THE_RUN);
        TOOL.matcher(Files.readString(Path.of("../../docs/tools.md"))).results().forEach(tool -> known.add(tool.group(1)));
        codes().forEach(known::add);
        var named = NAMED.matcher(PROMPT + SystemPrompt.readMode(RunPurpose.PLAN)).results().map(match -> match.group(1)).toList();
        assertTrue(named.size() > 20, "Hardly any name was found");
        assertEquals(List.of(), named.stream().filter(name -> !known.contains(name)).distinct().toList());
    }

    @Test
    void everyCodeHasItsNextMove() {
        assertEquals(List.of(), codes().stream().filter(code -> !PROMPT.contains("`" + code + "`")).toList());
    }

    @Test
    void planningSaysThatItOnlyReads() {
        assertTrue(SystemPrompt.readMode(RunPurpose.PLAN).contains("You only read in this run"));
        assertFalse(PROMPT.contains("You only read in this run"));
    }

    @Test
    void itLeavesTheContextToTheWork() {
        assertTrue(TokenEstimator.of(PROMPT + SystemPrompt.readMode(RunPurpose.PLAN)) < 4_000);
    }

    private static List<String> codes() {
        return Arrays.stream(ErrorCode.values()).map(code -> code.name().toLowerCase(Locale.ROOT)).toList();
    }
}
