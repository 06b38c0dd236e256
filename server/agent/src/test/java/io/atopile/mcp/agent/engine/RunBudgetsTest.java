package io.atopile.mcp.agent.engine;

import static io.atopile.mcp.agent.engine.Workshop.call;
import static io.atopile.mcp.agent.engine.Workshop.say;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atopile.mcp.agent.Budgets;
import io.atopile.mcp.agent.RunStatus;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run that asks, makes four calls, and asks again for its last words; each question takes 110 tokens, which cost a cent each. */
class RunBudgetsTest {

    @TempDir
    Path folder;

    private final CountedTools tools = new CountedTools(_ -> CountedTools.ok("done"));

    @ParameterizedTest
    @CsvSource({
        // tool calls, seconds, tokens, money, tool: status, questions, calls
        "4, 60, 1000, 10.00, look, COMPLETED, 2, 4",
        "3, 60, 1000, 10.00, look, BUDGET_EXHAUSTED, 1, 3",
        "1, 60, 1000, 10.00, look, BUDGET_EXHAUSTED, 1, 1",
        "4, 60, 1000, 10.00, change, COMPLETED, 2, 4",
        "3, 60, 1000, 10.00, change, BUDGET_EXHAUSTED, 1, 3",
        "4, 60, 111, 10.00, change, COMPLETED, 2, 4",
        "4, 60, 110, 10.00, change, BUDGET_EXHAUSTED, 1, 0",
        "4, 60, 1000, 1.11, change, COMPLETED, 2, 4",
        "4, 60, 1000, 1.10, change, BUDGET_EXHAUSTED, 1, 0",
        "4, 0, 1000, 10.00, change, BUDGET_EXHAUSTED, 0, 0"
    })
    void aRunEndsWithItsBudgetWhicheverIsUsedUp(
            int toolCalls, long seconds, long tokens, BigDecimal money, String tool, RunStatus status, int questions, int made) throws Exception {
        var model = PlayedModel.script(List.of(
                List.of(call("a", tool, "{\"n\":1}"), call("b", tool, "{\"n\":2}"), call("c", tool, "{\"n\":3}"), call("d", tool, "{\"n\":4}")),
                List.of(say("Done."))));
        var budgets = new Budgets(toolCalls, Duration.ofSeconds(seconds).plusNanos(1), tokens, Optional.of(money), Duration.ofSeconds(60), 5, 20);
        try (var shop = new Workshop(folder, tools, model, (_, _) -> List.of(), Workshop.PATIENCE, usage -> Optional.of(BigDecimal.valueOf(usage.total(), 2)))) {
            var end = shop.end(shop.begin("Do it.", budgets, 60));
            assertEquals(status, end.status(), end.reason());
            assertEquals(questions, model.asked.size());
            assertEquals(made, tools.count(tool));
            assertEquals(made, end.ledger().toolCalls());
        }
    }
}
