package io.atopile.mcp.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameSuggestionsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "wrod | times, word | word",
        "nodes | note | note",
        "names | nail | ''",
        "ab | cd | cd",
        "abc | xyz | ''",
        "resistor | transistor, capacitor, resistors | resistors, transistor",
        "voltage | current, input_voltage | input_voltage",
        "input_voltage | voltage, current | voltage",
        "net | nets, bet | bet, nets",
        "cat | hat, cut, bat, car | bat, car, cut",
        "Resistor | RESISTOR, ohm | RESISTOR",
        "BOARD | boart | boart"
    })
    void theClosestNamesAreSuggestedInOrder(String mistaken, String known, String expected) {
        assertEquals(expected, String.join(", ", NameSuggestions.of(mistaken, List.of(known.split(", ", -1)))));
    }

    @Test
    void aNameIsShortenedForAMessage() {
        assertEquals("x".repeat(80), NameSuggestions.shorten("x".repeat(80)));
        assertEquals("x".repeat(80) + "…", NameSuggestions.shorten("x".repeat(81)));
        assertEquals("a[2Jb", NameSuggestions.shorten("a\u001b[2J\nb\u0000"));
        assertEquals("x".repeat(80), NameSuggestions.shorten("x".repeat(80) + "\n"));
        assertEquals("😀".repeat(80), NameSuggestions.shorten("😀".repeat(80)));
        assertEquals("😀".repeat(80) + "…", NameSuggestions.shorten("😀".repeat(81)));
    }
}
