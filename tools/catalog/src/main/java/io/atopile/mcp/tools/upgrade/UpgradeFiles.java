package io.atopile.mcp.tools.upgrade;

import io.atopile.mcp.dialect.SupportedDialects;
import io.atopile.mcp.explain.AtoToolchain;
import io.atopile.mcp.explain.FixDiff;
import io.atopile.mcp.file.PathResolution.Inside;
import io.atopile.mcp.file.ProjectBoundary;
import io.atopile.mcp.hashline.FileContent;
import io.atopile.mcp.hashline.FileReplacement;
import io.atopile.mcp.hashline.TextLines;
import io.atopile.mcp.project.Project;
import io.atopile.mcp.project.ProjectFile;
import io.atopile.mcp.project.ProjectReadResult;
import io.atopile.mcp.tool.Claim;
import io.atopile.mcp.tool.ErrorCode;
import io.atopile.mcp.tool.ToolFailure;
import io.atopile.mcp.tools.answer.ProjectPaths;
import io.atopile.mcp.tools.answer.TargetChoice;
import io.atopile.mcp.tools.answer.UnresolvedConflicts;
import io.atopile.mcp.upgrade.ProjectUpgrade;
import io.atopile.mcp.upgrade.UpgradePlan;
import io.atopile.mcp.upgrade.UpgradedFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The plan for a project, and the files that it changes, byte for byte. */
record UpgradeFiles(ProjectBoundary scope, UpgradePlan plan, List<FileReplacement> replacements) {

    private static final int LARGEST = 16 << 20;

    UpgradeFiles {
        replacements = List.copyOf(replacements);
    }

    /** Returns the plan; a file with a merge conflict, or one that may not be written, is a failure. */
    static UpgradeFiles plan(Path root, AtoToolchain toolchain) throws InterruptedException, ToolFailure {
        try {
            Project project = TargetChoice.readProject(root);
            ProjectBoundary scope = ProjectPaths.resolveBoundary(project.root());
            UnresolvedConflicts.requireNone(ProjectUpgrade.findConflicts(project, scope));
            UpgradePlan plan = ProjectUpgrade.plan(project, scope, toolchain);
            return new UpgradeFiles(scope, plan, createReplacements(scope, plan));
        } catch (ToolFailure failure) {
            throw failure.toUnwritten();
        }
    }

    /** Returns the claims of a call that writes: all files that an upgrade may change. */
    static List<Claim> listClaims(Path root) {
        if (!(ProjectFile.read(root) instanceof ProjectReadResult.Read(var project))) {
            return List.of();
        }
        ProjectBoundary scope = ProjectPaths.resolveBoundary(project.root());
        try {
            return ProjectUpgrade.listFiles(project, scope).stream()
                    .flatMap(path -> scope.toWrite(path) instanceof Inside place ? Stream.<Claim>of(new Claim.OfFile(place.real())) : Stream.empty())
                    .toList();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    String version() {
        return SupportedDialects.NEWEST.version().toString();
    }

    /** Returns what is identical for the same changes of the same files, and different for any others. */
    String binding() {
        return replacements.stream().map(FileReplacement::binding).collect(Collectors.joining("\n"));
    }

    private static List<FileReplacement> createReplacements(ProjectBoundary scope, UpgradePlan plan) throws ToolFailure {
        var replacements = new ArrayList<FileReplacement>();
        for (UpgradedFile file : plan.files()) {
            Inside place = ProjectPaths.requireWritable(scope.toWrite(file.path()));
            Optional<TextLines> text = FileContent.readLines(place, LARGEST);
            replacements.add(text.flatMap(before -> FileReplacement.of(place, before, FixDiff.computeHunks(file.before(), file.after()), file.after()))
                    .orElseThrow(() -> new ToolFailure(ErrorCode.CONFLICT, "'%s' has changed in the meantime.".formatted(file.path()), "Call again.")));
        }
        return replacements;
    }
}
