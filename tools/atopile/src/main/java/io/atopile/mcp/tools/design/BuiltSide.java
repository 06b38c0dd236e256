package io.atopile.mcp.tools.design;

import io.atopile.mcp.build.Assertion;
import io.atopile.mcp.build.Assertions;
import io.atopile.mcp.build.Builds;
import io.atopile.mcp.compare.Design;
import io.atopile.mcp.compare.DesignReader;
import io.atopile.mcp.layout.Board;
import io.atopile.mcp.project.Project;
import io.atopile.mcp.project.Target;
import io.atopile.mcp.report.Provenance;
import io.atopile.mcp.report.ReportReading;
import io.atopile.mcp.report.Reports;
import io.atopile.mcp.tools.layout.LayoutDesk;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a target's last build left in a project's folder.
 *
 * @param design absent where it wasn't built, or its reports can't be read
 * @param provenance of the bill of materials, which is written last of what is read here
 * @param asserted by the sources as they are
 */
record BuiltSide(Optional<Design> design, Optional<Board> board, Optional<Provenance> provenance, List<Assertion> asserted) {

    static final BuiltSide NONE = new BuiltSide(Optional.empty(), Optional.empty(), Optional.empty(), List.of());

    static BuiltSide read(Builds builds, LayoutDesk layouts, Project project, Target target) throws InterruptedException {
        var reports = new Reports(builds, project, target);
        var board = board(layouts, project.root(), target.name());
        var asserted = Assertions.of(project, target.entry()).found();
        return reports.bom() instanceof ReportReading.Found(var bom, var provenance)
                        && reports.variables() instanceof ReportReading.Found(var variables, _)
                        && board.isPresent()
                ? new BuiltSide(Optional.of(DesignReader.read(bom, variables, board.get())), board, Optional.of(provenance), asserted)
                : new BuiltSide(Optional.empty(), board, Optional.empty(), asserted);
    }

    static Optional<Board> board(LayoutDesk layouts, Path root, String target) {
        return layouts.open(root, Optional.of(target)) instanceof LayoutDesk.Opened.Layout layout ? Optional.of(layout.board()) : Optional.empty();
    }
}
