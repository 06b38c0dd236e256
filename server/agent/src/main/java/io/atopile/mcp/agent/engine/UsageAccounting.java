package io.atopile.mcp.agent.engine;

import io.atopile.mcp.agent.RunEvent;
import io.atopile.mcp.model.TokenUsage;
import java.math.BigDecimal;

/** Counts what the model used. */
final class UsageAccounting {

    private final LiveRun run;
    private final EngineServices equipment;

    UsageAccounting(LiveRun run, EngineServices equipment) {
        this.run = run;
        this.equipment = equipment;
    }

    /** After an answer, which is part of the conversation from now on. Servers that count nothing leave it to our estimate. */
    void add(TokenUsage usage) {
        if (usage.total() == 0) {
            return;
        }
        var total = run.state().ledger().usage().add(usage);
        var cost = equipment.price().apply(total).map(BigDecimal::toPlainString);
        run.record(new RunEvent.UsageCounted(total, usage.total(), cost));
    }
}
