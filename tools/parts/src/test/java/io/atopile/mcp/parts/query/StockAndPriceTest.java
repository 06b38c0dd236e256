package io.atopile.mcp.parts.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a query says about money, stock and tiers; what is left of it is searched for. */
class StockAndPriceTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            in stock | stock>=1 | -
            In STOCK | stock>=1 | -
            in | - | -
            in house | - | house
            instock | stock>=1 | -
            in-stock | stock>=1 | -
            available | stock>=1 | -
            stock | stock>=1 | -
            stock 100 | stock>=100 | -
            stock 100pcs | stock>=100 | -
            stock 5k | stock>=5000 | -
            stock > 100 | stock>=101 | -
            stock >= 100 | stock>=100 | -
            stock = 100 | stock>=100 | -
            stock 100 abc | stock>=100 | abc
            stock > 100 abc | stock>=101 | abc
            stock 0 | stock>=0 | -
            stock abc | stock>=1 | abc
            stock 2147483646 | stock>=2147483646 | -
            stock 2147483647 | stock>=1 | 2147483647
            """)
    void theStock(String query, String commerce, String words) {
        check(query, commerce, words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            $0.5 | price<=0.5 | -
            0.5$ | price<=0.5 | -
            .5usd | price<=0.5 | -
            0.5USD abc | price<=0.5 | abc
            price 0.5 | price<=0.5 | -
            cost 0.5 | price<=0.5 | -
            costs $0.5 | price<=0.5 | -
            priced under 0.5 | price<=0.5 | -
            price <= 0.5 | price<=0.5 | -
            price < 0.5 abc | price<=0.5 | abc
            price = 0.5 | price<=0.5 | -
            under $0.5 | price<=0.5 | -
            below 0.5usd | price<=0.5 | -
            max $1 | price<=1.0 | -
            cheaper than $1 abc | price<=1.0 | abc
            under $1 abc | price<=1.0 | abc
            < $1 | price<=1.0 | -
            <= $1 | price<=1.0 | -
            price abc | - | price abc
            price | - | price
            price < abc | - | price abc
            $1 @ 100 | price<=1.0 quantity=100 | -
            $1 at 100 abc | price<=1.0 quantity=100 | abc
            $1 for qty 100 | price<=1.0 quantity=100 | -
            $1 @ quantity 100 abc | price<=1.0 quantity=100 | abc
            price 1 @ 100pcs | price<=1.0 quantity=100 | -
            under $1 @ 1k abc | price<=1.0 quantity=1000 | abc
            price < 1 @ 10 abc | price<=1.0 quantity=10 | abc
            """)
    void thePrice(String query, String commerce, String words) {
        check(query, commerce, words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            100pcs | quantity=100 | -
            100 pieces | quantity=100 | -
            100pc abc | quantity=100 | abc
            999999999pcs | quantity=999999999 | -
            0pcs | - | -
            2pcs | quantity=2 | -
            qty 100 | quantity=100 | -
            quantity 100 abc | quantity=100 | abc
            qty: 100 | quantity=100 | -
            qty=100 | quantity=100 | -
            qty 0 | - | -
            qty abc | - | qty abc
            qty | - | qty
            """)
    void theQuantity(String query, String commerce, String words) {
        check(query, commerce, words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            basic | basic | -
            basic part | basic | -
            preferred parts abc | preferred | abc
            extended abc | extended | abc
            basic extended | basic extended | -
            jlc basic | basic | -
            jlcpcb preferred | preferred | -
            lcsc extended parts | extended | -
            jlc abc | - | jlc abc
            lcsc | - | lcsc
            """)
    void theTier(String query, String commerce, String words) {
        check(query, commerce, words);
    }

    private static void check(String text, String commerce, String words) {
        var query = QueryReader.read(text);
        var said = new ArrayList<String>();
        query.tiers().forEach(tier -> said.add(tier.key()));
        query.stock().ifPresent(stock -> said.add("stock>=" + stock));
        query.mostUsd().ifPresent(most -> said.add("price<=" + most));
        Stream.of(query.quantity()).filter(quantity -> quantity != 1).forEach(quantity -> said.add("quantity=" + quantity));
        assertEquals(commerce, said.isEmpty() ? "-" : String.join(" ", said));
        assertEquals(words, query.words().isEmpty() ? "-" : String.join(" ", query.words()));
    }
}
