package io.atopile.mcp.agent.run;

import java.math.BigDecimal;

/**
 * Prices per million tokens.
 *
 * @param input price of input tokens that weren't cached
 * @param currency as the user writes it, such as {@code USD}
 */
public record TokenPriceSettings(BigDecimal input, BigDecimal cachedInput, BigDecimal output, String currency) {}
