package io.atopile.mcp.parts.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** There is no text that can't be read, and none that takes long. */
class QueryFuzzTest {

    private static final int TIMES = 20_000;
    private static final Duration MOST = Duration.ofSeconds(30);
    private static final Duration MOST_FOR_ONE = Duration.ofMillis(250);

    private static final List<String> PIECES = List.of(
            "10k", "0603", "1%", "±", "@", "..", "<", ">=", "=", "-", "~", "between", "and", "to", "or", "not", "Vds", "100nF", "SOT", "23", "$0.1", "under", "stock",
            "price", "qty", "basic", "in", "metric", "header", "2x5", "led", "red", "-40", "125C", "µ", "Ω", "℃", ",", "/", "(", ")", "\"", "'", "R", "1/", "/0", "1e9",
            "99999999999999999999999", "999999999x999999999", "😀", "\u0000", "\u202e", "\ud83d", "\t", "  ", "0.", ".5", "..1", "5x", "pin", "a", "mosfet", "ldo");

    @Test
    void readsEveryHeapOfPieces() {
        var random = new Random(6);
        Assertions.assertTimeout(MOST, () -> {
            for (var i = 0; i < TIMES; i++) {
                var text = IntStream.range(0, random.nextInt(14))
                        .mapToObj(_ -> PIECES.get(random.nextInt(PIECES.size())) + (random.nextBoolean() ? " " : ""))
                        .collect(Collectors.joining());
                reads(text);
            }
        });
    }

    @Test
    void readsEveryHeapOfCharacters() {
        var random = new Random(7);
        Assertions.assertTimeout(MOST, () -> {
            for (var i = 0; i < TIMES; i++) {
                var text = random.ints(random.nextInt(60), 0, random.nextBoolean() ? 128 : 0x3100)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
                reads(text);
            }
        });
    }

    @Test
    void isQuickWithLongOnes() {
        for (var piece : PIECES) {
            for (var separator : List.of("", " ", ",", "-", "1")) {
                var text = (piece + separator).repeat(10_000);
                var query = Assertions.assertTimeout(MOST_FOR_ONE, () -> QueryReader.read(text), () -> "a heap of '" + piece + "'");
                assertTrue(query.notApplied().stream().anyMatch(piece2 -> piece2.text().startsWith("everything after character")));
                Assertions.assertTimeout(MOST_FOR_ONE, () -> DescriptionReader.read(Optional.empty(), "Resistors", text, text), () -> "a heap of '" + piece + "'");
            }
        }
    }

    private static void reads(String text) {
        var query = QueryReader.read(text);
        assertEquals(query, QueryReader.read(text));
        assertTrue(query.conditions().stream().allMatch(condition -> condition.bounds().least() <= condition.bounds().most()), text);
        assertTrue(query.conditions().isEmpty() || query.kind().orElseThrow().parameters().containsAll(query.conditions().stream().map(ParameterCondition::parameter).toList()), text);
        assertTrue(DescriptionReader.read(query.kind(), "", text, text).values().values().stream().allMatch(Double::isFinite), text);
    }
}
