package io.atopile.mcp.skill.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A report as Markdown. */
class ReportMarkdownTest {

    @Test
    void hostileTextIsNoMarkup() {
        var text = new ReportMarkdown(40).of(ExampleReports.hostile());
        var outsideOfCode = text.replaceAll("(?s)````.*?````", "");
        assertFalse(Pattern.compile("(?<!\\\\)[<`\\[]").matcher(outsideOfCode).find(), outsideOfCode);
        assertTrue(text.contains("````\n```\n</style>"), text);
        assertFalse(text.contains("\u001b") || text.contains("\u202e"), text);
    }

    @Test
    void namesAndNumbersStayAsTheyAre() {
        assertEquals("net_vcc_3v3 4.7 kΩ -5 1.5 µF", MarkdownText.formatLine("net_vcc_3v3 4.7 kΩ -5 1.5 µF"));
        assertEquals("\\# no heading", MarkdownText.formatLine("# no heading"));
        assertEquals("1\\. no list  \n\\- nor this", MarkdownText.formatLines("1. no list\n- nor this"));
        assertEquals("\\_emphasis\\_", MarkdownText.formatLine("_emphasis_"));
    }

    @Test
    void aLongTableSaysHowMuchIsLeftOut() {
        var text = new ReportMarkdown(40).of(ExampleReports.of(ExampleReports.resistors(1000)));
        assertTrue(text.contains("| R40 | 10 kΩ ±1 % | 40 |\n\nAnd 960 more rows."), text);
        assertTrue(text.contains("| --- | --- | ---: |"), text);
    }

    @Test
    void aChecklistHasItsEvidence() {
        var text = new ReportMarkdown(40).of(ExampleReports.readiness(ExampleReports.DOT));
        assertTrue(text.contains("Score: 5 of 8\n\n- ✓ **Every target builds** — default: build 4f1c9a"), text);
        assertTrue(text.contains("```diff\n--- a/main.ato"), text);
    }
}
