package io.atopile.mcp.parts.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever asks is told exactly which terms have no effect, and why. */
class QueryReaderTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            10k not 0402 | not 0402 | exclusions aren't supported
            10k AEC-Q200 | AEC-Q200 | the standards that a part conforms to are unknown
            10k aec | aec | the standards that a part conforms to are unknown
            10k RoHS | RoHS | the standards that a part conforms to are unknown
            cheapest 10k | cheapest | it isn't a number; specify a value, a price or a stock quantity
            10k < | < | it has nothing to compare
            10k @ | @ | it has nothing to compare
            10k .. | .. | it has nothing to compare
            10k -40..85C | -40..85C | temperatures aren't compared
            10k 85°C | 85°C | temperatures aren't compared
            10k 😀 | 😀 | it doesn't describe a part
            10kk | 10kk | it isn't a value with a known unit; it is searched for as a word
            1m | 1m | it is unclear which part category this value belongs to; it is searched for as a word
            1% LM358 | 1% | it is unclear which part category this value belongs to
            foo>=30V | foo>=30V | it is unclear which part category this refers to
            10k 22k | 22k | it contradicts '10k'
            10k >= 22k | >=22k | it contradicts '10k'
            resistor 10uF | 10uF | the category resistor has no parameter with this unit
            ferrite bead 5V | 5V | the category ferrite bead has no parameter with this unit
            red green led | green | the query already specifies red
            resistor -10k | -10k | negative values aren't compared
            100nF ±5pF | ±5pF | a tolerance must be relative, in % or ppm
            10k tolerance<10V | tolerance<10V | tolerance isn't measured in V
            mosfet Vgs(th)<2A | Vgs(th)<2A | gate threshold voltage isn't measured in A
            10k tolerance=foo | tolerance=foo | 'foo' isn't a value with a unit
            resistor ESR<50mΩ | ESR<50mΩ | 'ESR' isn't a parameter of the category resistor
            ferrite bead ESR<50mΩ | ESR<50mΩ | 'ESR' isn't a parameter of the category ferrite bead
            600R@50MHz ferrite | @50MHz | impedances are compared only at 100 MHz
            ferrite 600R 50MHz | 50MHz | impedances are compared only at 100 MHz
            10k @ 70V | @70V | test conditions of values aren't compared
            """)
    void saysWhyATermHasNoEffect(String query, String text, String reason) {
        assertEquals(List.of(new IgnoredTerm(text, reason)), QueryReader.read(query).notApplied());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            10k temperature range 85C | temperature; range; 85C
            10k 85C operating | 85C; operating
            10k operating range | -
            no | -
            resistor no | -
            """)
    void wordsAboutTemperaturesAreIgnoredOnlyNextToOne(String query, String ignored) {
        assertEquals(ignored, joinIgnored(QueryReader.read(query)));
    }

    @Test
    void twelveWordsAreSearchedForAtMost() {
        var words = IntStream.rangeClosed(1, 14).mapToObj(number -> "word" + (char) ('a' + number)).toList();
        var query = QueryReader.read(String.join(" ", words));
        assertEquals(words.subList(0, 12), query.words());
        assertEquals(
                words.subList(12, 14).stream().map(word -> new IgnoredTerm(word, "a query can contain at most 12 words")).toList(), query.notApplied());
    }

    @ParameterizedTest
    @CsvSource({"400, -", "401, everything after character 400", "1000, everything after character 400"})
    void aLongQueryIsReadToItsLimit(int length, String ignored) {
        var query = QueryReader.read("lm358 ".repeat(200).substring(0, length));
        assertEquals(List.of("lm358"), query.words().subList(0, 1));
        assertEquals(ignored, joinIgnored(query));
    }

    @Test
    void aCharacterAtTheLimitIsNotSplit() {
        assertEquals("everything after character 399", QueryReader.read("a".repeat(399) + "😀").notApplied().getFirst().text());
        assertEquals("everything after character 400", QueryReader.read("a".repeat(398) + "😀b").notApplied().getFirst().text());
    }

    private static String joinIgnored(PartQuery query) {
        return query.notApplied().isEmpty() ? "-" : query.notApplied().stream().map(IgnoredTerm::text).collect(Collectors.joining("; "));
    }
}
