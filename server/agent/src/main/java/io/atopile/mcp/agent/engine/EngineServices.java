package io.atopile.mcp.agent.engine;

import io.atopile.mcp.agent.run.RunStore;
import io.atopile.mcp.model.ModelGateway;
import io.atopile.mcp.model.TokenUsage;
import io.atopile.mcp.tool.DefectReporter;
import io.atopile.mcp.tool.ToolSource;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;

/**
 * The services that all runs of a server share.
 *
 * @param price cost of a token usage; empty if the user set no prices
 * @param startsEarly whether calls that only read may start while the model is still responding
 */
public record EngineServices(
        RunStore store,
        ToolSource tools,
        ModelGateway gateway,
        ContextProvider opening,
        Function<TokenUsage, Optional<BigDecimal>> price,
        boolean startsEarly,
        DefectReporter defects,
        Clock clock) {}
