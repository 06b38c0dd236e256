package io.atopile.mcp.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a report says of parameters that assertions compare. */
class ParameterVerdictsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a = 1..2; assert b is a * 2; assert b within 1..5            | b: 2 to 4 PROVEN
            a = 1..2; assert b is a * 2; assert b within 1..3            | b: 2 to 4 VIOLATED
            a = 1..2; assert b is a * 2; assert b > 1; assert b < 3      | b: 2 to 4 VIOLATED
            a = 1..2; assert b is a * 2                                  | b: 2 to 4 STATED
            a = 1..2; assert a within 0..3                               | a: 1 to 2 PROVEN
            a = 1..2; assert a * 2 within 1..5                           | ''
            assert a within 1..2                                         | ''
            assert b is a * 2; assert b within 1..5                      | ''
            """)
    void aParameterHasTheRangeThatFollowsAndTheWorstVerdict(String text, String expected) {
        InstantiatedDesign design = DesignText.read(text);
        var writer = new VerdictWriter(new PredicateReader.Contents(design, Map.of(), Map.of(), List.of(), Set.of(), Set.of(), List.of()));
        List<VerifiedParameter> found = ParameterVerdicts.collect(AssertionProver.prove(design, ProofLimits.DEFAULT).outcomes(), writer);
        assertEquals(
                expected.isEmpty() ? List.of() : List.of(expected),
                found.stream().map(each -> "%s: %s %s".formatted(each.name(), each.range(), each.verdict())).toList());
    }
}
