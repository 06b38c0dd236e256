package io.atopile.mcp.model;

import java.math.BigDecimal;

/** The price of a model's tokens: an amount in any one currency per million tokens of each type. */
public record TokenPrice(BigDecimal input, BigDecimal cached, BigDecimal output) {

    private static final int MILLION = 6;

    public TokenPrice {
        if (input.signum() < 0 || cached.signum() < 0 || output.signum() < 0) {
            throw new IllegalArgumentException("A price is negative");
        }
    }

    /** Computes the exact cost, without rounding. The cached part of the input has its own price. */
    public BigDecimal computeCost(TokenUsage usage) {
        var fresh = Math.max(0, usage.input() - usage.cached());
        return input.multiply(BigDecimal.valueOf(fresh))
                .add(cached.multiply(BigDecimal.valueOf(usage.cached())))
                .add(output.multiply(BigDecimal.valueOf(usage.output())))
                .movePointLeft(MILLION);
    }
}
