package io.atopile.mcp.tools.layout;

import io.atopile.mcp.kicad.DrcReport;
import io.atopile.mcp.kicad.KicadFinder;
import io.atopile.mcp.tool.CountFormat;
import io.atopile.mcp.tool.Default;
import io.atopile.mcp.tool.Doc;
import io.atopile.mcp.tool.Effect;
import io.atopile.mcp.tool.ErrorCode;
import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.Range;
import io.atopile.mcp.tool.Tool;
import io.atopile.mcp.tool.ToolContext;
import io.atopile.mcp.tool.ToolFailure;
import io.atopile.mcp.tool.ToolResult;
import io.atopile.mcp.tool.ToolSpec;
import io.atopile.mcp.tool.Toolset;
import io.atopile.mcp.tools.answer.LayoutAccess.Layout;
import io.atopile.mcp.tools.answer.LayoutAccess;
import io.atopile.mcp.tools.answer.ListPage;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/** Checks a board against its design rules. */
@ToolSpec(
        name = "layout_run_drc",
        title = "Run the design rule check",
        description = "Runs KiCad's design rule check (DRC) on a target's board as it is on disk: clearances, outline, silkscreen, and pins that "
                + "are not connected yet (unconnected_items, usual before routing). Each finding has its rule, severity and positions in "
                + "millimetres. Needs KiCad (otherwise capability_missing). Says nothing about the design's assertions. Changes nothing.",
        next = "layout_set_component_position moves components that are too close.",
        toolset = Toolset.LAYOUT,
        effects = Effect.READS,
        idempotent = true,
        deadlineSeconds = 330)
record LayoutRunDrc(LayoutAccess desk, KicadFinder finder) implements Tool<LayoutRunDrc.Input, LayoutRunDrc.Output> {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int ITEMS = 4;
    private static final String NO_OUTLINE = "invalid_outline";

    /** How severe a finding is. */
    public enum Severity {
        ERROR,
        WARNING,
        EXCLUSION
    }

    /** Which findings. */
    public record Input(
            @Doc(Doc.TARGET) @Range(min = 1, max = 100) Optional<String> target,
            @Doc("Only findings of this severity.") Optional<Severity> severity,
            @Doc("Findings per page.") @Default("30") @Range(min = 1, max = 60) int limit,
            @Doc(Doc.CURSOR) @Range(min = 1, max = 40) Optional<String> cursor) {}

    /** A page of findings. */
    public record Output(
            String path,
            String rev,
            String kicad,
            List<Finding> findings,
            @Doc(Doc.TOTAL) int total,
            @Doc("On the whole board, not counting unconnected items.") int errors,
            int warnings,
            @Doc("Missing connections within nets.") int unconnected,
            @Doc(Doc.NEXT_CURSOR) Optional<String> nextCursor) {}

    /** One finding. */
    public record Finding(
            @Doc("KiCad's name for the rule.") String rule,
            Severity severity,
            String description,
            @Doc("Affected items, at most 4.") List<Place> places) {}

    /** An item on the board. */
    public record Place(String what, double xMm, double yMm) {}

    @Override
    public ToolResult<Output> call(Input input, ToolContext context) throws InterruptedException, ToolFailure {
        var layout = desk.open(context.project(), input.target());
        var arguments = List.of("pcb", "drc", "--format", "json", "--severity-all");
        var made = KicadOutput.of(finder, layout, arguments, "drc.json", PATIENCE, "No check was run");
        try {
            return show(layout, made.version(), Json.mapper().readValue(made.bytes(), DrcReport.class), input);
        } catch (JacksonException _) {
            throw new ToolFailure(ErrorCode.TRANSIENT_BACKEND_ERROR, "KiCad's report can't be read.");
        }
    }

    private static ToolResult<Output> show(Layout layout, String kicad, DrcReport report, Input input) {
        var findings = report.all()
                .map(LayoutRunDrc::toFinding)
                .filter(finding -> input.severity().map(finding.severity()::equals).orElse(true))
                .toList();
        var page = ListPage.of(findings, input.cursor(), input.limit());
        int errors = count(report, Severity.ERROR);
        int warnings = count(report, Severity.WARNING);
        int unconnected = report.unconnectedItems().size();
        return ToolResult.ok(
                new Output(layout.path(), layout.rev(), kicad, page.items(), findings.size(), errors, warnings, unconnected, page.next()),
                "%s, %s, %d unconnected%s.".formatted(
                        CountFormat.format(errors, "error"),
                        CountFormat.format(warnings, "warning"),
                        unconnected,
                        findings.isEmpty() ? "" : "; first: " + findings.getFirst().description().replaceFirst("\\.$", "")))
                .withHint(chooseNextStep(findings, errors, unconnected));
    }

    /** Empty for the usual step, which is to move components. */
    private static Optional<String> chooseNextStep(List<Finding> findings, int errors, int unconnected) {
        if (findings.stream().anyMatch(finding -> finding.rule().equals(NO_OUTLINE))) {
            return Optional.of("layout_set_board_shape gives the board its outline.");
        }
        if (errors > 0) {
            return Optional.empty();
        }
        return Optional.of(unconnected > 0
                ? "Route what is unconnected in KiCad, then layout_run_drc again."
                : "manufacturing_generate creates the files to manufacture it.");
    }

    private static int count(DrcReport report, Severity severity) {
        return (int) report.violations().stream().filter(violation -> toSeverity(violation) == severity).count();
    }

    private static Finding toFinding(DrcReport.Violation violation) {
        var places = violation.items().stream()
                .limit(ITEMS)
                .map(item -> new Place(item.description(), item.pos().x(), item.pos().y()))
                .toList();
        return new Finding(violation.type(), toSeverity(violation), violation.description(), places);
    }

    private static Severity toSeverity(DrcReport.Violation violation) {
        return switch (violation.severity().toLowerCase(Locale.ROOT)) {
            case "error" -> Severity.ERROR;
            case "exclusion" -> Severity.EXCLUSION;
            default -> Severity.WARNING;
        };
    }
}
