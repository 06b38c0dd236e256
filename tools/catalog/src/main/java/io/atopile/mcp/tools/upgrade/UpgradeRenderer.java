package io.atopile.mcp.tools.upgrade;

import io.atopile.mcp.file.ProjectBoundary;
import io.atopile.mcp.hashline.FileReplacement;
import io.atopile.mcp.hashline.TextLines;
import io.atopile.mcp.tool.CountFormat;
import io.atopile.mcp.tool.ToolResult;
import io.atopile.mcp.tools.answer.AnchoredFiles;
import io.atopile.mcp.tools.upgrade.UpgradeOutput.ChangedFile;
import io.atopile.mcp.tools.upgrade.UpgradeOutput.Decision;
import io.atopile.mcp.tools.upgrade.UpgradeOutput.Step;
import io.atopile.mcp.upgrade.UpgradeDecision;
import io.atopile.mcp.upgrade.UpgradeStep;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reports an upgrade; lines and anchors of decisions are those of the files as they are now. */
final class UpgradeRenderer {

    private static final int MOST_STEPS = 200;
    private static final int MOST_DECISIONS = 100;
    private static final int MOST_LINES = 10;
    private static final int MOST_DIFF_LINES = 300;
    private static final int LONGEST_LINE = 300;

    private final UpgradeFiles files;
    private final AnchoredFiles served;

    UpgradeRenderer(UpgradeFiles files, ProjectBoundary scope, Path snapshots) {
        this.files = files;
        this.served = new AnchoredFiles(snapshots, scope);
    }

    /** @param undoId of the change; empty if nothing was written */
    ToolResult<UpgradeOutput> render(Optional<String> undoId) {
        var plan = files.plan();
        var output = new UpgradeOutput(
                undoId.isPresent(),
                plan.from(),
                files.version(),
                plan.steps().stream().limit(MOST_STEPS).map(UpgradeRenderer::toStep).toList(),
                plan.steps().size(),
                plan.decisions().stream().limit(MOST_DECISIONS).map(decision -> toDecision(decision, undoId.isPresent())).toList(),
                plan.decisions().size(),
                files.replacements().stream().map(UpgradeRenderer::toFile).toList(),
                undoId,
                plan.others());
        return ToolResult.ok(output, describe(output));
    }

    private static Step toStep(UpgradeStep step) {
        return new Step(step.kind(), step.file(), step.line(), limit(step.before()), limit(step.after()), step.reason());
    }

    private static List<String> limit(List<String> lines) {
        return lines.stream().limit(MOST_LINES).map(line -> line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + " …").toList();
    }

    private Decision toDecision(UpgradeDecision decision, boolean written) {
        int line = written ? decision.newLine() : decision.line();
        Optional<TextLines> text = served.read(decision.file()).filter(lines -> lines.has(line));
        return new Decision(
                decision.code(),
                decision.file(),
                line,
                text.map(lines -> limit(List.of(lines.getText(line))).getFirst()),
                text.flatMap(lines -> served.anchor(decision.file(), lines, line)),
                decision.problem(),
                decision.advice());
    }

    private static ChangedFile toFile(FileReplacement file) {
        List<String> lines = file.diff().lines().toList();
        String shown = String.join("\n", lines.stream().limit(MOST_DIFF_LINES).toList());
        return new ChangedFile(file.place().relative(), lines.size() <= MOST_DIFF_LINES ? shown : "%s\n(%s)".formatted(shown, CountFormat.format(lines.size() - MOST_DIFF_LINES, "more line")));
    }

    private static String describe(UpgradeOutput output) {
        String changes = "%s in %s".formatted(CountFormat.format(output.stepsTotal(), "change"), CountFormat.format(output.files().size(), "file"));
        String open = output.decisionsTotal() == 0 ? "" : " %s for a person: see data.decisions.".formatted(CountFormat.format(output.decisionsTotal(), "decision"));
        String others = output.otherProjects().isEmpty() ? "" : " Other projects inside: %s.".formatted(String.join(", ", output.otherProjects().stream().limit(10).toList()));
        if (output.stepsTotal() == 0) {
            return (output.decisionsTotal() == 0 ? "Nothing to carry over to atopile %s: no known old form is left. build_run shows whether it builds." : "Nothing can be carried over to atopile %s without a decision.").formatted(output.to()) + open + others;
        }
        return output.undoId()
                        .map(id -> "Carried over to atopile %s: %s; undo all with project_undo_edit, path %s and undo_id %s.".formatted(output.to(), changes, output.files().getFirst().path(), id))
                        .orElseGet(() -> "Dry run: %s would carry the project over to atopile %s; nothing was written.".formatted(changes, output.to()))
                + open
                + others;
    }
}
