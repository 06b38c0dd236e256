package io.atopile.mcp.agent.engine;

import io.atopile.mcp.agent.run.RunStore;
import io.atopile.mcp.model.ModelGateway;
import io.atopile.mcp.model.Usage;
import io.atopile.mcp.tool.Defects;
import io.atopile.mcp.tool.ToolSource;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;

/**
 * What all runs of a server share.
 *
 * @param price of what a model used; nothing where the user told no prices
 * @param startsEarly whether calls that only read may start while the model still speaks
 */
public record Equipment(
        RunStore store,
        ToolSource tools,
        ModelGateway gateway,
        Opening opening,
        Function<Usage, Optional<BigDecimal>> price,
        boolean startsEarly,
        Defects defects,
        Clock clock) {}
