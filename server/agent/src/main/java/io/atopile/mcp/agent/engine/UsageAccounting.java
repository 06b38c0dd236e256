package io.atopile.mcp.agent.engine;

import io.atopile.mcp.agent.RunEvent;
import io.atopile.mcp.model.TokenUsage;
import java.math.BigDecimal;

/** Records the model's token usage and its cost. */
final class UsageAccounting {

    private UsageAccounting() {}

    /**
     * Adds the usage of an answer, which is now part of the conversation. If the server reports no usage, our own
     * estimate applies.
     */
    static void record(LiveRun run, EngineServices equipment, TokenUsage usage) {
        if (usage.total() == 0) {
            return;
        }
        var total = run.state().ledger().usage().add(usage);
        var cost = equipment.price().apply(total).map(BigDecimal::toPlainString);
        run.record(new RunEvent.UsageCounted(total, usage.total(), cost));
    }
}
