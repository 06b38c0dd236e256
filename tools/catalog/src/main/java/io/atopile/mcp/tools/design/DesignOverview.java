package io.atopile.mcp.tools.design;

import io.atopile.mcp.build.Builds;
import io.atopile.mcp.project.Project;
import io.atopile.mcp.project.ProjectFile;
import io.atopile.mcp.project.ProjectReadResult;
import io.atopile.mcp.project.Target;
import io.atopile.mcp.tool.CountFormat;
import io.atopile.mcp.tool.Default;
import io.atopile.mcp.tool.Doc;
import io.atopile.mcp.tool.Effect;
import io.atopile.mcp.tool.ErrorCode;
import io.atopile.mcp.tool.NameSuggestions;
import io.atopile.mcp.tool.Range;
import io.atopile.mcp.tool.Tool;
import io.atopile.mcp.tool.ToolContext;
import io.atopile.mcp.tool.ToolFailure;
import io.atopile.mcp.tool.ToolResult;
import io.atopile.mcp.tool.ToolSpec;
import io.atopile.mcp.tool.Toolset;
import io.atopile.mcp.tools.answer.LayoutAccess;
import io.atopile.mcp.tools.answer.TargetChoice;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Returns in a few lines what a board is. */
@ToolSpec(
        name = "design_overview",
        title = "Overview of a board",
        description = "Returns in at most 500 tokens what a board is: its purpose, rails with voltages, main parts, interfaces, connectors, "
                + "important nets, targets with the verdict of the last build, open problems, size, and cost of the parts where known. Call this "
                + "first on a project that you don't know. Works without a build, from the sources, and on a project that is broken: data.problems says how. "
                + "For details use design_modules, report_bom, report_nets and design_diagnostics. Executes nothing and changes nothing.",
        next = "build_run builds and verifies it; design_diagnostics lists the open problems.",
        toolset = Toolset.DESIGN,
        effects = Effect.READS,
        idempotent = true)
record DesignOverview(Path snapshots, Builds builds, LayoutAccess layouts) implements Tool<DesignOverview.Input, DesignOverview.Output> {

    private static final Set<String> BUILT = Set.of("verified", "unverified", "failed");

    /** Which target. */
    public record Input(
            @Doc("Build target. Default: the only one, the one named default, or the first.") @Range(min = 1, max = 100) Optional<String> target,
            @Doc("Number of boards for the cost.") @Default("10") @Range(min = 1, max = 1_000_000) int quantity) {}

    /** What the board is; what isn't known is absent or empty. */
    public record Output(
            String project,
            @Doc("From the design's docstring, otherwise from the README.") Optional<String> purpose,
            @Doc("The described target first.") List<BuiltTarget> targets,
            List<Rail> rails,
            @Doc("Main parts first.") List<PartUse> parts,
            @Doc("Name and type.") List<String> interfaces,
            @Doc("Name and part.") List<String> connectors,
            @Doc("Those with most pins, as name on the built board, what it carries if the name doesn't say so, and number of pins.") List<String> nets,
            @Doc("Width and height in mm.") Optional<String> size,
            @Doc("Of the parts with a known price, in US dollars.") Optional<String> cost,
            List<String> problems,
            @Doc("Entries of the lists above that are left out.") int leftOut) {

        public Output {
            targets = List.copyOf(targets);
            rails = List.copyOf(rails);
            parts = List.copyOf(parts);
            interfaces = List.copyOf(interfaces);
            connectors = List.copyOf(connectors);
            nets = List.copyOf(nets);
            problems = List.copyOf(problems);
        }
    }

    /** A target and its last build. */
    public record BuiltTarget(String name, String entry, @Doc("verified, unverified, failed, never built, or the state of a running build; with 'outdated' if sources changed since.") String verdict) {}

    /** A supply. */
    public record Rail(String name, @Doc("As the sources declare it or the last build computed it, otherwise 'not stated'.") String voltage) {}

    /** A part and how often it is used. */
    public record PartUse(String part, int count, @Doc("Designators, or names in the design; at most 4.") String at) {}

    @Override
    public ToolResult<Output> call(Input input, ToolContext context) throws InterruptedException, ToolFailure {
        var label = nameProject(context);
        return switch (ProjectFile.read(context.project())) {
            case ProjectReadResult.Read(var project) -> read(project, label, input);
            case ProjectReadResult.Absent _, ProjectReadResult.Conflicted _, ProjectReadResult.Malformed _ -> describeUnreadable(context, label);
        };
    }

    /** The folder's name says more than the dot of the only project, and is found as well. */
    private static String nameProject(ToolContext context) {
        var label = context.workspace().label(context.project());
        return label.equals(".") ? String.valueOf(context.project().getFileName()) : label;
    }

    private ToolResult<Output> read(Project project, String label, Input input) throws InterruptedException, ToolFailure {
        var target = chooseTarget(project, input.target());
        return show(OverviewLimit.shorten(new OverviewReader(DesignFiles.of(snapshots, project.root()), builds, layouts, project, target, input.quantity()).read(label)));
    }

    private static Optional<Target> chooseTarget(Project project, Optional<String> wanted) throws ToolFailure {
        if (wanted.isPresent() && project.findTarget(wanted.get()).isEmpty()) {
            throw new ToolFailure(
                    ErrorCode.NOT_FOUND,
                    "There is no target '%s'.".formatted(NameSuggestions.shorten(wanted.get())),
                    TargetChoice.describeTargets(project.targets().stream().map(Target::name).toList()));
        }
        return wanted.flatMap(project::findTarget).or(() -> project.findTarget("default")).or(() -> project.targets().stream().findFirst());
    }

    /** Describes a project of which only the name is known. */
    private static ToolResult<Output> describeUnreadable(ToolContext context, String label) throws ToolFailure {
        try {
            TargetChoice.readProject(context.project());
            throw new ToolFailure(ErrorCode.CONFLICT, "ato.yaml changed while it was read.", "Try again.");
        } catch (ToolFailure failure) {
            return show(OverviewLimit.shorten(new Output(
                    label, Optional.empty(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), Optional.empty(), Optional.empty(),
                    List.of(failure.message()), 0)));
        }
    }

    private static ToolResult<Output> show(Output output) {
        var first = output.targets().stream().findFirst().map(target -> "%s, target %s: %s".formatted(target.entry().substring(target.entry().lastIndexOf(':') + 1), target.name(), target.verdict())).orElse("Project '%s'".formatted(output.project()));
        var isChecked = output.targets().stream().findFirst().filter(target -> BUILT.contains(target.verdict())).isPresent();
        var none = isChecked ? "no open problems known" : "current sources not checked";
        var problems = output.problems().isEmpty() ? none : CountFormat.format(output.problems().size(), "open problem");
        return ToolResult.ok(output, "%s; %s.".formatted(first, problems)).withHint(chooseNextStep(output, isChecked));
    }

    /** Empty for the usual step, which is to build. */
    private static Optional<String> chooseNextStep(Output output, boolean isChecked) {
        if (output.targets().isEmpty()) {
            return Optional.of(output.problems().isEmpty() ? "build_create adds a target." : "Correct ato.yaml with project_edit_file, or add a target with build_create.");
        }
        if (isChecked && output.problems().isEmpty()) {
            return Optional.of("skill_run with manufacturing_readiness_review reviews it before an order; design_modules has its details.");
        }
        return isChecked ? Optional.of("build_explain gives causes and fixes of the problems.") : Optional.empty();
    }
}
