package io.atopile.mcp.tools.design;

import io.atopile.mcp.baseline.RevisionBuildRequest;
import io.atopile.mcp.baseline.RevisionBuildStore;
import io.atopile.mcp.build.BuildView;
import io.atopile.mcp.build.Builds;
import io.atopile.mcp.compare.VerdictChange;
import io.atopile.mcp.git.GitCli;
import io.atopile.mcp.git.GitRepository;
import io.atopile.mcp.git.RepositorySearchResult;
import io.atopile.mcp.introspect.DesignCompiler;
import io.atopile.mcp.process.ChildEnvironment;
import io.atopile.mcp.project.AtoCli;
import io.atopile.mcp.project.AtoFinder;
import io.atopile.mcp.report.ReportFreshness;
import io.atopile.mcp.tool.CountFormat;
import io.atopile.mcp.tool.Default;
import io.atopile.mcp.tool.Doc;
import io.atopile.mcp.tool.Effect;
import io.atopile.mcp.tool.ErrorCode;
import io.atopile.mcp.tool.NameSuggestions;
import io.atopile.mcp.tool.Progress;
import io.atopile.mcp.tool.Range;
import io.atopile.mcp.tool.Tool;
import io.atopile.mcp.tool.ToolContext;
import io.atopile.mcp.tool.ToolFailure;
import io.atopile.mcp.tool.ToolResult;
import io.atopile.mcp.tool.ToolSpec;
import io.atopile.mcp.tool.Toolset;
import io.atopile.mcp.tools.answer.AtopileUnavailable;
import io.atopile.mcp.tools.answer.LayoutAccess;
import io.atopile.mcp.tools.answer.TargetChoice;
import io.atopile.mcp.tools.answer.UnresolvedConflicts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Compares a target's current design with the design at a git revision. */
@ToolSpec(
        name = "design_compare",
        title = "Compare with git",
        description = "Compares a target with a git revision (diff, default HEAD): parts, nets, parameters, declared values, assertions and "
                + "their verdicts, BOM and its cost, positions, board size, packages, files. Renamed items have from, added items no "
                + "before, removed items no after. The current side is the last build, so call build_run first; data.after says whether "
                + "it is fresh. The revision is built in the server's own directory, as long as build_run takes; a repeated comparison "
                + "returns at once. If it doesn't build, files, packages and texts of assertions are still compared. Needs git and "
                + "atopile. Changes nothing in the project.",
        next = "project_edit_file corrects what was not intended.",
        toolset = Toolset.DESIGN,
        effects = {Effect.READS, Effect.BUILDS},
        idempotent = true,
        deadlineSeconds = 900)
public final class DesignCompare implements Tool<DesignCompare.Input, CompareOutput> {

    private static final int MOST_BROKEN = 3;
    private static final String GIT_FIRST = "Put the project under git and commit it, so that changes can be compared with the commit.";

    /** What to compare with. */
    public record Input(
            @Doc(Doc.TARGET) @Range(min = 1, max = 100) Optional<String> target,
            @Doc("Git revision: a branch, tag, hash or expression such as HEAD~2.") @Default("\"HEAD\"") @Range(min = 1, max = 200) String base,
            @Doc("Maximum entries per list.") @Default("20") @Range(min = 1, max = 100) int limit) {}

    private final Builds builds;
    private final DesignCompiler compiler;
    private final AtoFinder finder;
    private final LayoutAccess layouts;
    private final Path folder;
    private final RevisionBuildStore baselines;

    /** @param folder in the user's state directory, for exported revisions */
    DesignCompare(Builds builds, DesignCompiler compiler, AtoFinder finder, LayoutAccess layouts, Path folder) {
        this.builds = builds;
        this.compiler = compiler;
        this.finder = finder;
        this.layouts = layouts;
        this.folder = folder;
        this.baselines = new RevisionBuildStore(folder, builds);
    }

    @Override
    public ToolResult<CompareOutput> call(Input input, ToolContext context) throws InterruptedException, ToolFailure {
        var chosen = TargetChoice.of(context.project(), input.target());
        UnresolvedConflicts.requireNoneInBuild(chosen.project(), chosen.target());
        var ato = AtopileUnavailable.require(finder);
        var git = GitCli.find(ato.access().map(open -> open.buildEnvironment(ChildEnvironment.GIT)).orElse(ato.environment()), ato.sandbox())
                .orElseThrow(() -> new ToolFailure(ErrorCode.CAPABILITY_MISSING, "git was not found on the PATH.", "Install git."));
        return switch (GitRepository.of(git, chosen.project().root())) {
            case RepositorySearchResult.None(var reason) -> throw new ToolFailure(ErrorCode.NOT_FOUND, reason, GIT_FIRST);
            case RepositorySearchResult.Found(var repository) -> toResult(compare(chosen, ato, repository, input, context));
        };
    }

    private CompareOutput compare(TargetChoice chosen, AtoCli ato, GitRepository repository, Input input, ToolContext context)
            throws InterruptedException, ToolFailure {
        try {
            var commit = repository.findCommit(input.base()).orElseThrow(() -> new ToolFailure(
                    ErrorCode.NOT_FOUND, "There is no revision '%s'.".formatted(NameSuggestions.shorten(input.base())), "Pass a branch, a tag or a hash."));
            var question = new TargetComparison(
                    builds, layouts, new DesignExaminer(compiler, ato, finder.trust()), repository, commit, chosen.project(), chosen.target(), input.limit());
            var tree = repository.findTree(commit);
            if (tree.isEmpty()) {
                return question.compareWithEmpty(Files.createDirectories(folder.resolve("empty")));
            }
            var wanted = new RevisionBuildRequest(
                    ato, repository, tree.get(), chosen.project().root(), chosen.target().name(), finder.trust(), view -> report(view, context.progress()));
            try (var base = baselines.open(wanted)) {
                return question.compareWith(base);
            }
        } catch (IOException _) {
            throw new ToolFailure(
                    ErrorCode.TRANSIENT_BACKEND_ERROR,
                    "The revision can't be exported: git did not respond, or the user's state directory is not writable.",
                    "Check for a full disk, or for a damaged repository with `git fsck`.");
        }
    }

    private static void report(BuildView view, Progress progress) {
        var total = view.progress().total().map(count -> OptionalDouble.of(count)).orElse(OptionalDouble.empty());
        progress.report(view.progress().done(), total, "building the base revision: " + view.progress().stage().orElse("starting atopile"));
    }

    private static ToolResult<CompareOutput> toResult(CompareOutput output) {
        var isOld = output.after().freshness().filter(ReportFreshness.FRESH::equals).isEmpty();
        var message = buildMessage(output);
        return isOld ? ToolResult.ok(output, message + " Call build_run and compare again.") : ToolResult.ok(output, message);
    }

    private static String buildMessage(CompareOutput output) {
        return "%s against %s (%s): %s.%s%s%s"
                .formatted(
                        output.target(),
                        output.before().revision().substring(0, 12),
                        output.before().subject(),
                        output.nothingChanged() ? "nothing changed" : describeDifferences(output),
                        describeBroken(output),
                        describeDoubt("The base revision", output.before().compared(), output.before().why()),
                        describeDoubt("The current design", output.after().compared(), output.after().why()));
    }

    private static String describeDifferences(CompareOutput output) {
        var verification = VerificationChanges.read(output.verification());
        return "%s, %s, %s, %s, %s, %s, %s, %s and %s differ%s"
                .formatted(
                        CountFormat.format(output.parts().size(), "part"),
                        CountFormat.format(output.nets().size(), "net"),
                        CountFormat.format(output.parameters().size(), "parameter"),
                        CountFormat.format(verification.values().size(), "declared value"),
                        CountFormat.format(output.bom().size(), "BOM line"),
                        CountFormat.format(output.moved().size(), "position"),
                        CountFormat.format(verification.assertions().size(), "assertion"),
                        CountFormat.format(output.packages().size(), "package"),
                        CountFormat.format(output.files().size(), "file"),
                        output.shortened().isEmpty() ? "" : "; the lists are truncated (%s)".formatted(String.join(", ", output.shortened())));
    }

    private static String describeBroken(CompareOutput output) {
        var broken = VerificationChanges.read(output.verification()).verdicts().stream().filter(VerdictChange::wasBroken).toList();
        return broken.isEmpty()
                ? ""
                : " The change violates %s: %s".formatted(
                        CountFormat.format(broken.size(), "assertion"),
                        broken.stream().limit(MOST_BROKEN).map(each -> "%s:%d %s".formatted(each.file(), each.line(), each.reason())).collect(Collectors.joining(" ")));
    }

    private static String describeDoubt(String whose, boolean compared, Optional<String> why) {
        return why.map(words -> " %s%s: %s.".formatted(whose, compared ? "" : " was NOT compared", words.replaceFirst("\\.$", "")))
                .orElse("");
    }
}
