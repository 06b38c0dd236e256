package io.atopile.mcp.skill.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.terminal.ReportTone;
import io.atopile.mcp.terminal.TerminalStyle;
import io.atopile.mcp.terminal.TextWrapper;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A report in a terminal. */
class ReportTextTest {

    @Test
    void itIsRead() {
        var report = new SkillReport(
                "review", "Review of divider", "Ready.", ReportTone.GOOD,
                List.of(
                        new ReportSection.Checklist("Checklist", 1, 2, List.of(
                                new ReportSection.Line(ReportTone.GOOD, "It builds", "0 errors"), new ReportSection.Line(ReportTone.WARNING, "It is proven", ""))),
                        new ReportSection.Table("Parts", List.of("Part", "Ohm", "State"), List.of(
                                List.of(TableCell.of("R1"), TableCell.of("10000"), new TableCell("gone", ReportTone.BAD)),
                                List.of(TableCell.of("R22"), TableCell.of("47"), TableCell.of(""))), Optional.empty())),
                List.of());
        assertEquals("""
                Review of divider
                ═════════════════
                ✓ Ready.

                Checklist: 1 of 2
                  ✓ It builds
                    0 errors
                  ! It is proven

                Parts
                  Part    Ohm  State
                  ────  ─────  ──────
                  R1    10000  ✗ gone
                  R22      47
                """, new ReportText(80, TerminalStyle.PLAIN).of(report));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 30, 60, 80, 100, 200})
    void nothingIsWiderThanTheTerminal(int width) {
        var report = ExampleReports.readiness(ExampleReports.DOT);
        var sections = report.sections().stream().filter(section -> !(section instanceof ReportSection.Code)).toList();
        var text = new ReportText(width, TerminalStyle.PLAIN).of(new SkillReport("s", report.title(), report.summary(), report.tone(), sections, report.steps()));
        text.lines().forEach(line -> assertTrue(TextWrapper.measureWidth(line) <= Math.max(24, width), line));
        assertTrue(text.replaceAll("\\s+", "").contains("Samsung"), text);
    }

    @Test
    void hostileTextDoesNotSteerTheTerminal() {
        var plain = new ReportText(80, TerminalStyle.PLAIN).of(ExampleReports.hostile());
        assertTrue(plain.codePoints().noneMatch(c -> (c != '\n' && Character.isISOControl(c)) || Character.getType(c) == Character.FORMAT), plain);
        assertTrue(plain.contains("⟨U+001B⟩[31mred"), plain);
        var coloured = new ReportText(80, new TerminalStyle(true, true)).of(ExampleReports.hostile());
        assertEquals(plain, coloured.replaceAll("\u001b\\[[0-9]m|\u001b\\[3[0-9]m", ""));
        assertFalse(plain.equals(coloured));
    }

    @Test
    void longWordsAreBroken() {
        var lines = TextWrapper.wrap("see build/builds/default/default.kicad_pcb now", 20);
        assertEquals(List.of("see", "build/builds/", "default/default.", "kicad_pcb now"), lines);
        assertEquals(List.of("ΩΩΩΩ", "ΩΩ"), TextWrapper.wrap("ΩΩΩΩΩΩ", 4));
    }

    @Test
    void wideCharactersAreMeasured() {
        assertEquals(4, TextWrapper.measureWidth("抵抗"));
        assertEquals(3, TextWrapper.measureWidth("µΩé"));
        assertEquals("抵抗 |", TextWrapper.pad("抵抗", 5) + "|");
        assertEquals(List.of("抵", "抗"), TextWrapper.wrap("抵抗", 3));
    }

    @Test
    void aThousandRowsAndNoneAreShown() {
        assertEquals(1000, new ReportText(80, TerminalStyle.PLAIN).of(ExampleReports.of(ExampleReports.resistors(1000))).lines().filter(line -> line.contains("kΩ")).count());
        var none = ExampleReports.of(new ReportSection.Table("Parts", List.of("Part"), List.of(), Optional.empty()));
        assertTrue(new ReportText(80, TerminalStyle.PLAIN).of(none).endsWith("Parts\n  None.\n"));
    }
}
