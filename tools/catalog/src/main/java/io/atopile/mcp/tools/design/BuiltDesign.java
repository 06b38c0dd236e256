package io.atopile.mcp.tools.design;

import io.atopile.mcp.build.AssertionScan;
import io.atopile.mcp.build.Builds;
import io.atopile.mcp.build.DesignAssertion;
import io.atopile.mcp.compare.Design;
import io.atopile.mcp.compare.DesignReader;
import io.atopile.mcp.layout.Board;
import io.atopile.mcp.project.Project;
import io.atopile.mcp.project.Target;
import io.atopile.mcp.report.ReportProvenance;
import io.atopile.mcp.report.ReportReadResult;
import io.atopile.mcp.report.ReportReader;
import io.atopile.mcp.tool.ToolFailure;
import io.atopile.mcp.tools.answer.LayoutAccess;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The results of a target's last build in a project's folder.
 *
 * @param design absent if it wasn't built or its reports can't be read
 * @param provenance of the bill of materials, because that is the last of these reports to be written
 * @param asserted the assertions in the current sources
 */
record BuiltDesign(Optional<Design> design, Optional<Board> board, Optional<ReportProvenance> provenance, List<DesignAssertion> asserted) {

    static final BuiltDesign NONE = new BuiltDesign(Optional.empty(), Optional.empty(), Optional.empty(), List.of());

    static BuiltDesign read(Builds builds, LayoutAccess layouts, Project project, Target target) throws InterruptedException {
        var reports = new ReportReader(builds, project, target);
        var board = readBoard(layouts, project.root(), target.name());
        var asserted = AssertionScan.of(project, target.entry()).listAssertions();
        return reports.bom() instanceof ReportReadResult.Found(var bom, var provenance)
                        && reports.variables() instanceof ReportReadResult.Found(var variables, _)
                        && board.isPresent()
                ? new BuiltDesign(Optional.of(DesignReader.read(bom, variables, board.get())), board, Optional.of(provenance), asserted)
                : new BuiltDesign(Optional.empty(), board, Optional.empty(), asserted);
    }

    /** Returns the same results with another design. */
    BuiltDesign withDesign(Optional<Design> other) {
        return new BuiltDesign(other, board, provenance, asserted);
    }

    static Optional<Board> readBoard(LayoutAccess layouts, Path root, String target) {
        try {
            return Optional.of(layouts.open(root, Optional.of(target)).board());
        } catch (ToolFailure _) {
            return Optional.empty();
        }
    }
}
