package io.atopile.mcp.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** Money for tokens. */
class TokenPriceTest {

    private static final TokenPrice PRICE = new TokenPrice(new BigDecimal("1.25"), new BigDecimal("0.125"), new BigDecimal("10"));

    @Test
    void cachedTokensArePaidForAtTheirOwnPrice() {
        assertMoney("1.25", new TokenUsage(1_000_000, 0, 0, 0));
        assertMoney("0.125", new TokenUsage(1_000_000, 1_000_000, 0, 0));
        assertMoney("0.0106125", new TokenUsage(1_000, 700, 1_015, 15));
        assertMoney("0", TokenUsage.NONE);
    }

    private static void assertMoney(String money, TokenUsage usage) {
        assertEquals(0, new BigDecimal(money).compareTo(PRICE.computeCost(usage)), () -> PRICE.computeCost(usage).toString());
    }

    @Test
    void noPriceIsLessThanNothing() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new TokenPrice(BigDecimal.ONE, BigDecimal.ZERO, new BigDecimal("-0.01")));
    }
}
