package io.atopile.mcp.parts.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A query is split into words however it is punctuated; numbers and their units stay together. */
class QueryTokenizerTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            at least 10k | >=_10k
            not less than 10k | >=_10k
            from at least 10k | >=_10k
            at most $2 | <=_$2
            up to 10k | <=_10k
            more than 10k | >_10k
            over .5A | >_.5A
            less than 10k | <_10k
            cheaper than $2 | <_$2
            below 10k | <_10k
            10k or more | >=_10k
            10k or less | <=_10k
            at least one | at_least_one
            a10k or more | a10k_or_more
            op amp | operational_amplifier
            op-amps | operational_amplifier
            load switch | load-switch
            common mode | common-mode
            package: 0603 | 0603
            mpn=LM358 | LM358
            stock: 5 | stock_5
            qty=5 | qty_5
            """)
    void phrasesHaveOneForm(String query, String words) {
        assertEquals(words, String.join("_", QueryTokenizer.of(query)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            10k; 0603 | 10k_0603
            (10k) | 10k
            [10k] | 10k
            "10k", '0603' | 10k_0603
            10k. | 10k
            10k! 0603? | 10k_0603
            Vgs(th) | Vgs(th)
            (th) | th
            f(x).. | f(x)_..
            , | ``
            ( | ``
            . | ``
            a=<5V | a_<=_5V
            a=>5V | a_>=_5V
            a≤5V | a_<=_5V
            a≥5V | a_>=_5V
            1k…2k | 1k_.._2k
            1k–2k | 1k-2k
            1k—2k | 1k-2k
            −5V | -5V
            +/-5% | ±5%
            +-5% | ±5%
            10k±5% | 10k_±5%
            85℃ | 85°C
            10μF | 10µF
            """)
    void punctuationIsNoPartOfAWord(String query, String words) {
        assertEquals(words, String.join("_", QueryTokenizer.of(query)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            10 k | 10k
            10 kOhms | 10kOhms
            10 kOhmss | 10_kOhmss
            2.2 nF | 2.2nF
            1 % | 1%
            10k Ω | 10kΩ
            100 pcs | 100pcs
            100 PIECES | 100PIECES
            0603 F | 0603_F
            100 volts | 100volts
            100 farads | 100_farads
            LM358 V | LM358_V
            SOT 23 | SOT-23
            SOIC 8 | SOIC-8
            soic 8 | soic-8
            TO 220 | TO-220
            to 220 | to_220
            SOT x | SOT_x
            BGA 7x | BGA_7x
            """)
    void aNumberKeepsItsUnitAndAFamilyItsPins(String query, String words) {
        assertEquals(words, String.join("_", QueryTokenizer.of(query)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            100nF/25V/X7R | 100nF 25V X7R
            100nF,0402 | 100nF 0402
            100nF_basic | 100nF basic
            10k-0603-1% | 10k 0603 1%
            10k-1% | 10k-1%
            10k/abc | 10k/abc
            abc-0603 | abc-0603
            1/4W | 1/4W
            10,000 | 10,000
            0603,0805 | 0603 0805
            SMA,DO-214AC | SMA,DO-214AC
            10/25 | 10/25
            10k/ | 10k
            0603- | 0603
            """)
    void aListIsSplitOnlyWhereEachPieceIsUnderstood(String query, String words) {
        assertEquals(words, String.join(" ", QueryTokenizer.of(query)));
    }
}
