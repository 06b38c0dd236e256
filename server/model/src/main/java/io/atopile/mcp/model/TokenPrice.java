package io.atopile.mcp.model;

import java.math.BigDecimal;

/** What a model's tokens cost: money of any one currency per million tokens of each sort. */
public record TokenPrice(BigDecimal input, BigDecimal cached, BigDecimal output) {

    private static final int MILLION = 6;

    public TokenPrice {
        if (input.signum() < 0 || cached.signum() < 0 || output.signum() < 0) {
            throw new IllegalArgumentException("A price is less than nothing");
        }
    }

    /** Exact, never rounded; the cached part of the input is paid for at its own price. */
    public BigDecimal computeCost(TokenUsage usage) {
        var fresh = Math.max(0, usage.input() - usage.cached());
        return input.multiply(BigDecimal.valueOf(fresh))
                .add(cached.multiply(BigDecimal.valueOf(usage.cached())))
                .add(output.multiply(BigDecimal.valueOf(usage.output())))
                .movePointLeft(MILLION);
    }
}
