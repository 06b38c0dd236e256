package io.atopile.mcp.parts.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atopile.mcp.parts.Part;
import io.atopile.mcp.parts.PartCategory;
import io.atopile.mcp.parts.PartId;
import io.atopile.mcp.parts.PartSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words are looked for in all that is said of a part. */
class KeywordMatcherTest {

    private static final Part HEADER = new Part(
            new PartId(PartSource.IMPORTED, "jlc:C1234"),
            PartCategory.CONNECTOR,
            "PZ254V-11-08P",
            Optional.of("XFCN"),
            Optional.of("PLUGIN"),
            Optional.of("straight"),
            "Pin Header, 2.54mm",
            "gold connector",
            Optional.empty(),
            Optional.of("C1234"),
            Optional.empty(),
            OptionalLong.empty(),
            List.of(),
            Map.of(),
            Optional.empty(),
            Optional.empty(),
            List.of());

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            pz254v | true
            pz254v-11 | true
            xfcn | true
            plugin | true
            straight | true
            c1234 | true
            head | true
            headers | true
            headerss | false
            eader | false
            gold | true
            2.54 | true
            HEADER | true
            header gold | true
            header silver | false
            silver header | false
            - | true
            """)
    void findsTheBeginningsAndPluralsOfWords(String words, boolean found) {
        assertEquals(found, KeywordMatcher.areIn(words.equals("-") ? List.of() : Arrays.asList(words.split(" ", -1)), HEADER));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            STM32F103C8T6 | stm32f103c8t6
            Pin-Header, 2.54mm | pin header 2 54mm
            (x) | x
            10µF 😀 Ω | 10µf ω
            ... | ''
            """)
    void splitsAtEverythingThatIsNeitherALetterNorADigit(String text, String pieces) {
        assertEquals(pieces, String.join(" ", KeywordMatcher.tokenize(text)));
    }
}
