package io.atopile.mcp.tools.report;

import io.atopile.mcp.parts.assembly.AssemblyCheck;
import io.atopile.mcp.parts.assembly.AssemblyFiles;
import io.atopile.mcp.parts.assembly.AssemblyFinding;
import io.atopile.mcp.parts.assembly.BomTable;
import io.atopile.mcp.parts.assembly.CataloguedPackage;
import io.atopile.mcp.parts.assembly.PlacementTable;
import io.atopile.mcp.report.Bom;
import io.atopile.mcp.report.ReportReadResult;
import io.atopile.mcp.report.ReportReader;
import io.atopile.mcp.tool.ToolFailure;
import io.atopile.mcp.tools.answer.LayoutAccess;
import io.atopile.mcp.tools.answer.TargetChoice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether what an assembler gets agrees: the BOM, the placement file and the board.
 *
 * @param findings errors first, at most 40
 * @param total of all findings
 * @param errors of all findings, those with which the board can't be assembled
 * @param notCompared what could not be compared, and why
 */
record AssemblyFindings(List<AssemblyFinding> findings, int total, int errors, List<String> notCompared) {

    private static final int MOST = 40;

    AssemblyFindings {
        findings = List.copyOf(findings);
        notCompared = List.copyOf(notCompared);
    }

    /** Compares a target's files. */
    static AssemblyFindings of(ReportReader reports, LayoutAccess layouts, TargetChoice chosen, CataloguedPackage.Lookup catalogs) throws InterruptedException {
        var missing = new ArrayList<String>();
        var bom = reports.bom() instanceof ReportReadResult.Found<Bom>(var report, var _) ? Optional.of(report) : Optional.<Bom>empty();
        var table = reports.readBomTable().flatMap(text -> BomTable.parse(text.path(), text.text()));
        var placements = reports.readPlacements().flatMap(text -> PlacementTable.parse(text.path(), text.text()));
        if (bom.isEmpty() || table.isEmpty()) {
            missing.add("bill of materials: there is none that can be read");
        }
        if (placements.isEmpty()) {
            missing.add("placement file: there is none that can be read; manufacturing_generate writes it");
        }
        Optional<LayoutAccess.Layout> layout;
        try {
            layout = Optional.of(layouts.open(chosen.project().root(), Optional.of(chosen.target().name())));
        } catch (ToolFailure failure) {
            layout = Optional.empty();
            missing.add("board: " + failure.message().replaceFirst("\\.$", ""));
        }
        var files = new AssemblyFiles(bom, reports.bomPath(), table, placements, layout.map(LayoutAccess.Layout::board), layout.map(LayoutAccess.Layout::path).orElse("the board"));
        var findings = AssemblyCheck.check(files, catalogs);
        return new AssemblyFindings(
                findings.stream().limit(MOST).toList(), findings.size(), (int) findings.stream().filter(AssemblyFinding::error).count(), missing);
    }

    /** Formats the findings as the end of a message; empty if there are none. */
    String describe() {
        return findings.isEmpty() ? "" : " %s%s".formatted(findings.getFirst().message(), total > 1 ? " And %d more in data.findings.".formatted(total - 1) : "");
    }
}
