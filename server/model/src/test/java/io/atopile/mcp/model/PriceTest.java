package io.atopile.mcp.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** Money for tokens. */
class PriceTest {

    private static final Price PRICE = new Price(new BigDecimal("1.25"), new BigDecimal("0.125"), new BigDecimal("10"));

    @Test
    void cachedTokensArePaidForAtTheirOwnPrice() {
        assertMoney("1.25", new Usage(1_000_000, 0, 0, 0));
        assertMoney("0.125", new Usage(1_000_000, 1_000_000, 0, 0));
        assertMoney("0.0106125", new Usage(1_000, 700, 1_015, 15));
        assertMoney("0", Usage.NONE);
    }

    private static void assertMoney(String money, Usage usage) {
        assertEquals(0, new BigDecimal(money).compareTo(PRICE.cost(usage)), () -> PRICE.cost(usage).toString());
    }

    @Test
    void noPriceIsLessThanNothing() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Price(BigDecimal.ONE, BigDecimal.ZERO, new BigDecimal("-0.01")));
    }
}
