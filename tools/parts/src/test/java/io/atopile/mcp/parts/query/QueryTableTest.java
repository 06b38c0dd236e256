package io.atopile.mcp.parts.query;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.parts.PartCategory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every query of the table means what it is expected to mean, and finds what it is expected to find. */
class QueryTableTest {

    private static final List<FixturePart> PARTS = FixturePart.all();

    static List<QueryRow> rows() {
        return QueryRow.all();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void meansWhatIsExpected(QueryRow row) {
        var query = QueryReader.read(row.query());
        assertAll(
                row.query(),
                () -> assertEquals(row.kind(), query.kind().map(PartCategory::key).orElse("-"), "kind"),
                () -> assertEquals(row.packages(), query.packages(), "packages"),
                () -> assertEquals(row.variant(), query.variant().orElse("-"), "variant"),
                () -> assertEquals(row.commerce(), commerce(query), "commerce"),
                () -> assertEquals(row.words(), query.words().isEmpty() ? "-" : String.join(" ", query.words()), "words"),
                () -> assertEquals(row.notApplied(), query.notApplied().stream().map(IgnoredTerm::text).toList(), "not applied"),
                () -> assertTrue(query.notApplied().stream().noneMatch(piece -> piece.reason().isBlank()), "every piece that isn't applied has a reason"));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void comparesInSiUnits(QueryRow row) {
        var conditions = QueryReader.read(row.query()).conditions();
        assertEquals(
                row.conditions().stream().map(QueryRow.Expected::parameter).distinct().sorted().toList(),
                conditions.stream().map(condition -> condition.parameter().key()).sorted().toList(),
                row.query());
        for (var expected : row.conditions()) {
            var bounds = conditions.stream().filter(condition -> condition.parameter().key().equals(expected.parameter())).findFirst().orElseThrow().bounds();
            var isOneOfTwo = row.conditions().stream().filter(other -> other.parameter().equals(expected.parameter())).count() > 1;
            assertTrue(expected.ends(bounds, isOneOfTwo), "'%s' asks for %s, read as %s".formatted(row.query(), expected, bounds));
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void findsWhatIsRequiredAndNothingForbidden(QueryRow row) {
        var query = QueryReader.read(row.query());
        Predicate<String> isFound = number -> part(number).fulfils(query);
        assertEquals(List.of(), row.required().stream().filter(isFound.negate()).map(QueryTableTest::named).toList(), "missing for '%s', read as %s".formatted(row.query(), query));
        assertEquals(List.of(), row.forbidden().stream().filter(isFound).map(QueryTableTest::named).toList(), "found for '%s', read as %s".formatted(row.query(), query));
    }

    @Test
    void isLargeEnough() {
        var rows = rows();
        assertAll(
                () -> assertTrue(rows.size() >= 150, rows.size() + " queries"),
                () -> assertTrue(rows.stream().filter(row -> !row.notApplied().isEmpty()).count() >= 40, "too few with something that isn't applied"),
                () -> assertTrue(rows.stream().noneMatch(row -> row.required().isEmpty() && row.forbidden().isEmpty()), "a query that finds nothing and forbids nothing"),
                () -> assertEquals(rows.size(), rows.stream().map(QueryRow::query).distinct().count(), "queries that stand there twice"));
    }

    private static String commerce(PartQuery query) {
        var said = new ArrayList<String>();
        query.tiers().forEach(tier -> said.add(tier.key()));
        query.stock().ifPresent(stock -> said.add("stock>=" + stock));
        query.mostUsd().ifPresent(most -> said.add("price<=" + most));
        Stream.of(query.quantity()).filter(quantity -> quantity != 1).forEach(quantity -> said.add("quantity=" + quantity));
        return said.isEmpty() ? "-" : String.join(" ", said);
    }

    private static FixturePart part(String number) {
        return PARTS.stream()
                .filter(part -> part.number().equals(number))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No such part in parts.csv: " + number));
    }

    private static String named(String number) {
        return number + " " + part(number).partNumber();
    }
}
