package io.atopile.mcp.skill.report;

import io.atopile.mcp.skill.run.StepState;
import io.atopile.mcp.terminal.ReportTone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reports such as skills give, and one that a hostile package would like to give. */
final class ExampleReports {

    static final String DOT =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    /** Markup, quotes, a terminal's escape sequences, a bidirectional override, a NUL and half a character. */
    static final String HOSTILE = "</style><script>alert(1)</script><img src=x onerror=alert(1)> \" ' & ]]> `x` **b** [a](javascript:1) | "
            + "\u001b[31mred\u001b]0;title\u0007 \u202egnp.exe\u202c \u0000 \u009b2J \ud800 \u2028end";

    private ExampleReports() {}

    /** A manufacturing readiness review of a small board. */
    static SkillReport readiness(String base64) {
        return new SkillReport(
                "manufacturing_readiness_review",
                "Manufacturing readiness of sensor_node",
                "Not ready: 2 of 8 checks fail. The pull-up R3 has no part, and the layout has one clearance error.",
                ReportTone.BAD,
                List.of(checklist(), bom(), rules(), new ReportSection.Picture("The board from above", "image/png", base64), edit(), next()),
                steps());
    }

    static SkillReport hostile() {
        var h = HOSTILE;
        return new SkillReport(
                h,
                h,
                h,
                ReportTone.WARNING,
                List.of(
                        new ReportSection.Text(h, h + "\n\n" + h),
                        new ReportSection.Table(h, List.of(h, h), List.of(List.of(TableCell.of(h), new TableCell(h, ReportTone.BAD))), Optional.of(h)),
                        new ReportSection.Table(h, List.of(h), List.of(), Optional.of(h)),
                        new ReportSection.Picture(h, "image/png", DOT),
                        new ReportSection.Picture(h, "text/html", DOT),
                        new ReportSection.Picture(h, "image/png", "\"><script>alert(1)</script>"),
                        new ReportSection.Code(h, "\n```\n" + h, "```\n" + h),
                        new ReportSection.Checklist(h, 0, 1, List.of(new ReportSection.Line(ReportTone.BAD, h, h)))),
                List.of(new ReportStep(h, h, StepState.FAILED, h, 1.25)));
    }

    static ReportSection.Table resistors(int rows) {
        var cells = new ArrayList<List<TableCell>>();
        for (var row = 1; row <= rows; row++) {
            cells.add(List.of(TableCell.of("R" + row), TableCell.of("10 kΩ ±1 %"), TableCell.of(String.valueOf(row))));
        }
        return new ReportSection.Table("Resistors", List.of("Part", "Value", "Stock"), cells, Optional.empty());
    }

    static SkillReport of(ReportSection section) {
        return new SkillReport("review", "A review", "All is well.", ReportTone.GOOD, List.of(section), List.of());
    }

    private static ReportSection checklist() {
        return new ReportSection.Checklist("Checklist", 5, 8, List.of(
                new ReportSection.Line(ReportTone.GOOD, "Every target builds", "default: build 4f1c9a, 0 errors, 2 warnings"),
                new ReportSection.Line(ReportTone.GOOD, "Every assertion is proven", "14 of 14 assertions solved"),
                new ReportSection.Line(ReportTone.BAD, "Every part is picked", "R3 has no part (main.ato:41, resistance 4.7 kΩ ± 1 %, package R0201)"),
                new ReportSection.Line(ReportTone.WARNING, "Every part can be bought", "The stock of C1525 isn't known; 212 of U2 (C51118) for 500 boards"),
                new ReportSection.Line(ReportTone.BAD, "The layout keeps its rules", "1 error, 2 warnings in layouts/default/default.kicad_pcb"),
                new ReportSection.Line(ReportTone.GOOD, "The layout is that of the design", "The netlist of build 4f1c9a is the layout's"),
                new ReportSection.Line(ReportTone.GOOD, "Gerbers, drill files, BOM and positions are there", "build/builds/default/default.gerber.zip"),
                new ReportSection.Line(ReportTone.GOOD, "All of them are of the last build", "None is older than 4f1c9a")));
    }

    private static ReportSection bom() {
        var columns = List.of("Designator", "Qty", "Value", "Part", "Maker", "Stock", "Unit price");
        return new ReportSection.Table("Bill of materials", columns, List.of(
                row("C1, C2, C5, C6, C7, C8, C9", "7", "100 nF ±10 %, 16 V, X7R", "C1525", "Samsung Electro-Mechanics", ReportTone.WARNING, "unknown", "$0.0012"),
                row("C3, C4", "2", "10 µF ±20 %, 10 V", "C15525", "Samsung Electro-Mechanics", ReportTone.GOOD, "1204500", "$0.0098"),
                row("R1, R2", "2", "4.7 kΩ ±1 %", "C25900", "UNI-ROYAL", ReportTone.GOOD, "3991200", "$0.0006"),
                row("R3", "1", "4.7 kΩ ±1 %, R0201", "none", "", ReportTone.BAD, "", ""),
                row("U1", "1", "ESP32-C3-WROOM-02-N4", "C2934560", "Espressif Systems", ReportTone.GOOD, "18740", "$1.8900"),
                row("U2", "1", "LDO 3.3 V, 600 mA, SOT-23-5", "C51118", "Diodes Incorporated", ReportTone.WARNING, "212", "$0.0731")),
                Optional.empty());
    }

    private static List<TableCell> row(String designators, String count, String value, String part, String maker, ReportTone tone, String stock, String price) {
        return List.of(TableCell.of(designators), TableCell.of(count), TableCell.of(value), new TableCell(part, part.equals("none") ? ReportTone.BAD : ReportTone.NEUTRAL),
                TableCell.of(maker), new TableCell(stock, stock.isEmpty() ? ReportTone.NEUTRAL : tone), TableCell.of(price));
    }

    private static ReportSection rules() {
        return new ReportSection.Table("Design rules", List.of("Severity", "Rule", "Where", "What"), List.of(
                List.of(new TableCell("error", ReportTone.BAD), TableCell.of("clearance"), TableCell.of("(41.20 mm, 18.75 mm)"),
                        TableCell.of("Clearance violation (board minimum 0.2000 mm; actual 0.1270 mm) between track of +3V3 and pad 2 of R2")),
                List.of(new TableCell("warning", ReportTone.WARNING), TableCell.of("silk_overlap"), TableCell.of("(12.00 mm, 9.10 mm)"),
                        TableCell.of("Silkscreen overlap of C7 and U1")),
                List.of(new TableCell("warning", ReportTone.WARNING), TableCell.of("silk_over_copper"), TableCell.of("(12.40 mm, 9.30 mm)"),
                        TableCell.of("Silkscreen clipped by solder mask"))), Optional.of("No violations."));
    }

    private static ReportSection edit() {
        return new ReportSection.Code("A likely fix", "diff", """
                --- a/main.ato
                +++ b/main.ato
                @@ -39,5 +39,5 @@ module SensorNode:
                     i2c = new I2C
                     pullup_sda = new Resistor
                     pullup_sda.resistance = 4.7kohm +/- 1%
                -    pullup_sda.package = "R0201"
                +    pullup_sda.package = "R0402"
                     i2c.sda.line ~ pullup_sda.unnamed[0]
                """);
    }

    private static ReportSection next() {
        return new ReportSection.Text("What comes next", """
                The package R0201 has no 4.7 kΩ resistor with 1 % in the catalogue; R0402 has 214 of them.

                Move the track of +3V3 by 0.1 mm, or lower the rule if the maker allows it.""");
    }

    private static List<ReportStep> steps() {
        return List.of(
                new ReportStep("build", "build_project", StepState.DONE, "1 target built, verified", 12.41),
                new ReportStep("bom", "bom_get", StepState.DONE, "6 lines, 14 parts", 0.08),
                new ReportStep("stock", "parts_availability", StepState.DONE, "5 asked for, 1 not known", 1.32),
                new ReportStep("drc", "layout_drc", StepState.DONE, "1 error, 2 warnings", 3.77),
                new ReportStep("picture", "layout_render", StepState.DONE, "1200 × 800 pixels", 2.05),
                new ReportStep("fix", "parts_search", StepState.SKIPPED, "Only where a part has a near match", 0));
    }
}
