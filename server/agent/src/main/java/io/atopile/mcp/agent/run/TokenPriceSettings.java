package io.atopile.mcp.agent.run;

import java.math.BigDecimal;

/**
 * What a million tokens cost.
 *
 * @param input of what the provider had not cached
 * @param currency as the user writes it, such as {@code USD}
 */
public record TokenPriceSettings(BigDecimal input, BigDecimal cachedInput, BigDecimal output, String currency) {}
