package io.atopile.mcp.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.tool.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {

    @ParameterizedTest
    @CsvSource({
        "Bearer abcdefgh12345678, [redacted]",
        "key sk-proj-0123456789abcdefXYZ end, key [redacted] end",
        "ghp_0123456789abcdefghij0123456789, [redacted]",
        "https://me:hunter2@host/x, https[redacted]host/x",
        "r1.resistance = 10kohm +/- 5%, r1.resistance = 10kohm +/- 5%"
    })
    void secretsInTextAreTakenOut(String text, String kept) {
        assertEquals(kept, Redaction.of(text));
    }

    @Test
    void fieldsNamedLikeSecretsAreTakenOutAndLongTextsCut() {
        var arguments = Json.object().put("path", "a.ato").put("api_key", "x").put("text", "y".repeat(500));
        arguments.putObject("inner").put("Password", "z");
        var many = arguments.putArray("edits");
        for (var i = 0; i < 25; i++) {
            many.add(i);
        }
        var redacted = Redaction.of(arguments);
        assertEquals("[redacted]", redacted.get("api_key").asString());
        assertEquals("[redacted]", redacted.at("/inner/Password").asString());
        assertEquals("y".repeat(200) + "… (500 characters)", redacted.get("text").asString());
        assertEquals(21, redacted.get("edits").size());
        assertEquals("… 5 more", redacted.at("/edits/20").asString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer ", "password = ", "-----BEGIN PRIVATE KEY-----\n"})
    void aSecretThatBeginsInWhatIsKeptOfAHugeTextIsTakenOut(String start) {
        var huge = "y ".repeat(90) + start + "q7".repeat(1_000) + " " + "z ".repeat(1_000_000);
        var kept = Redaction.of(Json.object().put("text", huge)).get("text").asString();
        assertTrue(kept.startsWith("y ".repeat(90)) && kept.contains("[redacted"), kept);
        assertFalse(kept.contains("q7"), kept);
        assertTrue(kept.length() < 250, kept);
    }

    @Test
    void aMessageQuotesNoSecretOfAHugeArgument() {
        var huge = "z ".repeat(1_000_000) + "password = hunter2hunter2 " + "end ".repeat(100_000);
        var message = Redaction.redactText(Json.object().put("text", huge), "hunter2hunter2 is unknown, as is endless");
        assertEquals("[redacted] is unknown, as is endless", message);
        assertEquals("z ".repeat(100) + "… (%d characters)".formatted(huge.length()), Redaction.of(Json.object().put("text", huge)).get("text").asString());
    }
}
