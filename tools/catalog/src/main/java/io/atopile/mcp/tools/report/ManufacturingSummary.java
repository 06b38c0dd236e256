package io.atopile.mcp.tools.report;

import io.atopile.mcp.build.Builds;
import io.atopile.mcp.dialect.ArtifactKind;
import io.atopile.mcp.parts.assembly.AssemblyFinding;
import io.atopile.mcp.parts.assembly.CataloguedPackage;
import io.atopile.mcp.report.ArtifactFile;
import io.atopile.mcp.report.Bom;
import io.atopile.mcp.report.BomCost;
import io.atopile.mcp.report.ReportFreshness;
import io.atopile.mcp.report.ReportProvenance;
import io.atopile.mcp.report.ReportReadResult;
import io.atopile.mcp.report.ReportReader;
import io.atopile.mcp.tool.Default;
import io.atopile.mcp.tool.Doc;
import io.atopile.mcp.tool.Effect;
import io.atopile.mcp.tool.Range;
import io.atopile.mcp.tool.Tool;
import io.atopile.mcp.tool.ToolContext;
import io.atopile.mcp.tool.ToolFailure;
import io.atopile.mcp.tool.ToolResult;
import io.atopile.mcp.tool.ToolSpec;
import io.atopile.mcp.tool.Toolset;
import io.atopile.mcp.tools.answer.LayoutAccess;
import io.atopile.mcp.tools.answer.TargetChoice;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Summarizes a target's manufacturing files, whether they agree, and the known cost of its parts. */
@ToolSpec(
        name = "manufacturing_summary",
        title = "Manufacturing summary",
        description = "Returns which manufacturing files a built target has (gerbers, pick-and-place, bill of materials, 3D models), whether each is "
                + "fresh, stale or of unknown age, and what the parts for a quantity of boards cost as far as prices are known, naming the parts "
                + "without a price. Compares BOM, placement file and board: parts that one of them lacks, missing and doubled designators, other "
                + "footprints, sides or rotations, part numbers of another package than the footprint. Bare boards and assembly are not priced. "
                + "To create the files, use manufacturing_generate. Changes nothing.",
        next = "manufacturing_generate creates what is missing or stale.",
        toolset = Toolset.REPORTS,
        effects = Effect.READS,
        idempotent = true)
record ManufacturingSummary(Builds builds, LayoutAccess layouts, CataloguedPackage.Lookup catalogs) implements Tool<ManufacturingSummary.Input, ManufacturingSummary.Output> {

    private static final List<ArtifactKind> WANTED = List.of(
            ArtifactKind.GERBERS, ArtifactKind.PICK_AND_PLACE, ArtifactKind.BOM, ArtifactKind.STEP, ArtifactKind.GLB, ArtifactKind.SUMMARY);
    private static final List<ArtifactKind> NEEDED = List.of(ArtifactKind.GERBERS, ArtifactKind.PICK_AND_PLACE, ArtifactKind.BOM);

    /** Target and number of boards. */
    public record Input(
            @Doc(Doc.TARGET) @Range(min = 1, max = 100) Optional<String> target,
            @Doc("Number of boards.") @Default("10") @Range(min = 1, max = 1_000_000) int quantity) {}

    /** The files and the cost. */
    public record Output(
            @Doc("Whether gerbers, pick-and-place and bill of materials exist, are fresh and agree. Says nothing about the design: see the build's verdict.")
                    boolean complete,
            List<Piece> files,
            @Doc("Disagreements of the BOM, the placement file, the board and the packages of parts; errors first, at most 40.") List<AssemblyFinding> findings,
            int findingsTotal,
            @Doc("Findings with which the board can't be assembled.") int findingErrors,
            @Doc("What could not be compared, and why.") List<String> notCompared,
            @Doc("Absent if there is no bill of materials.") Optional<BomCost> cost) {}

    /** One type of file that manufacturing needs or can use. */
    public record Piece(ArtifactKind kind, boolean present, Optional<ReportFreshness> freshness, Optional<String> why, List<String> paths) {}

    @Override
    public ToolResult<Output> call(Input input, ToolContext context) throws InterruptedException, ToolFailure {
        var chosen = TargetChoice.of(context.project(), input.target(), builds.writable());
        var reports = new ReportReader(builds, chosen.project(), chosen.target());
        return show(reports, AssemblyFindings.of(reports, layouts, chosen, catalogs), input.quantity());
    }

    private static ToolResult<Output> show(ReportReader reports, AssemblyFindings assembly, int quantity) throws InterruptedException {
        var files = reports.files();
        var pieces = WANTED.stream().map(kind -> buildPiece(kind, files)).toList();
        Optional<BomCost> cost = reports.bom() instanceof ReportReadResult.Found<Bom>(var bom, var _)
                ? Optional.of(BomCost.of(bom, quantity))
                : Optional.empty();
        var lacking = new ArrayList<>(pieces.stream()
                .filter(piece -> NEEDED.contains(piece.kind()))
                .filter(piece -> !isFresh(piece))
                .map(ManufacturingSummary::describePiece)
                .toList());
        if (assembly.errors() > 0) {
            lacking.add("BOM, placement file and board disagree");
        }
        var message = (lacking.isEmpty() ? "Complete" : "NOT complete: " + String.join(", ", lacking))
                + cost.map(BomCost::describe).orElse("; cost unknown without a bill of materials") + "." + assembly.describe();
        return ToolResult.ok(new Output(lacking.isEmpty(), pieces, assembly.findings(), assembly.total(), assembly.errors(), assembly.notCompared(), cost), message)
                .withHint(chooseNextStep(lacking.isEmpty(), pieces));
    }

    /** Empty for the usual step, which is to create what is missing or stale. */
    private static Optional<String> chooseNextStep(boolean isComplete, List<Piece> pieces) {
        if (isComplete) {
            return Optional.of("skill_run with manufacturing_readiness_review reviews the board before an order.");
        }
        return pieces.stream().filter(piece -> NEEDED.contains(piece.kind())).allMatch(ManufacturingSummary::isFresh)
                ? Optional.of("report_bom and layout_get_component_position show the parts that disagree.")
                : Optional.empty();
    }

    private static boolean isFresh(Piece piece) {
        return piece.freshness().equals(Optional.of(ReportFreshness.FRESH));
    }

    private static String describePiece(Piece lacking) {
        var name = lacking.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return name + lacking.freshness().map(freshness -> freshness == ReportFreshness.STALE ? " stale" : " of unknown age").orElse(" missing");
    }

    private static Piece buildPiece(ArtifactKind kind, List<ArtifactFile> all) {
        var files = all.stream().filter(file -> file.kind() == kind).toList();
        var worst = Stream.of(ReportFreshness.STALE, ReportFreshness.UNKNOWN, ReportFreshness.FRESH)
                .flatMap(freshness -> files.stream().map(ArtifactFile::provenance).filter(origin -> origin.freshness() == freshness))
                .findFirst();
        return new Piece(
                kind,
                !files.isEmpty(),
                worst.map(ReportProvenance::freshness),
                worst.flatMap(ReportProvenance::why),
                files.stream().map(ArtifactFile::path).toList());
    }
}
