package io.atopile.mcp.tools.design;

import io.atopile.mcp.build.PathRedactor;
import io.atopile.mcp.dialect.AtopileProgram;
import io.atopile.mcp.electrical.ElectricalChecks;
import io.atopile.mcp.introspect.DesignCompiler;
import io.atopile.mcp.parts.value.PartConflict;
import io.atopile.mcp.parts.value.PartConflictFinder;
import io.atopile.mcp.project.AtoFinder;
import io.atopile.mcp.tool.CountFormat;
import io.atopile.mcp.tool.Default;
import io.atopile.mcp.tool.Doc;
import io.atopile.mcp.tool.Effect;
import io.atopile.mcp.tool.ErrorCode;
import io.atopile.mcp.tool.Range;
import io.atopile.mcp.tool.Tool;
import io.atopile.mcp.tool.ToolContext;
import io.atopile.mcp.tool.ToolFailure;
import io.atopile.mcp.tool.ToolResult;
import io.atopile.mcp.tool.ToolSpec;
import io.atopile.mcp.tool.Toolset;
import io.atopile.mcp.tools.answer.AtopileUnavailable;
import io.atopile.mcp.tools.answer.EntryChoice;
import io.atopile.mcp.tools.answer.ListPage;
import io.atopile.mcp.tools.answer.UnresolvedConflicts;
import io.atopile.mcp.verify.AssertionVerdict;
import io.atopile.mcp.verify.DesignDeclarations;
import io.atopile.mcp.verify.DesignVerification;
import io.atopile.mcp.verify.DesignVerification.ContradictingValues;
import io.atopile.mcp.verify.ExportedDesign;
import io.atopile.mcp.verify.VerifiedAssertion;
import io.atopile.mcp.verify.VerifiedAssertion.CornerInput;
import io.atopile.mcp.verify.VerifiedAssertion.SourceStatement;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Decides the assertions of a design without building it. */
@ToolSpec(
        name = "design_verify",
        title = "Verify the design",
        description = "Decides every assertion of a target, or of one module, with the values in the sources and of the parts, without building: "
                + "proven (holds for all tolerances), violated (with the worst corner and the lines that contradict each other), undecided (with the "
                + "reason), or stated (the assertion itself sets the range). Also finds declared values that the part doesn't have, and electrical "
                + "faults: open pins, rivaling sources, missing decoupling, exceeded ratings, I2C pull-ups and addresses, floating inputs, LEDs "
                + "without a limiter; a comment in the source waives a finding. Reads the sources as they are on disk and changes nothing. Needs "
                + "atopile and sources that compile; if they don't, find the errors with design_check. Python imported by a design runs only in a "
                + "trusted project or a read-only sandbox; otherwise the call is refused.",
        next = "Correct what is violated with project_edit_file, then build_run.",
        toolset = Toolset.DESIGN,
        effects = Effect.READS,
        idempotent = true)
record DesignVerify(DesignCompiler compiler, AtoFinder finder) implements Tool<DesignVerify.Input, DesignVerify.Output> {

    private static final int MOST_CONFLICTS = 20;

    /** What to verify. */
    public record Input(
            @Doc(Doc.TARGET) @Range(min = 1, max = 100) Optional<String> target,
            @Doc("file.ato:Module to verify alone, instead of a target.") @Range(min = 3, max = 300) Optional<String> entry,
            @Doc("Only assertions whose statement, parameter or file:line contains this text.") @Range(min = 1, max = 200) Optional<String> assertion,
            @Doc("Only assertions with this verdict.") Optional<AssertionVerdict> verdict,
            @Doc("Return each proof or counter-example as lines that can be checked independently.") @Default("false") boolean certificates,
            @Doc("Assertions per page.") @Default("30") @Range(min = 1, max = 100) int limit,
            @Doc(Doc.CURSOR) @Range(min = 1, max = 40) Optional<String> cursor) {}

    /** A page of assertions, violated ones first, and the counts of all. */
    public record Output(
            String entry,
            List<Entry> assertions,
            @Doc(Doc.TOTAL) int total,
            @Doc("Count in the whole design.") int proven,
            int violated,
            int undecided,
            int stated,
            @Doc("Values of one parameter that have nothing in common, at most 20.") List<ContradictingValues> conflicts,
            @Doc("Declared values that the part of their component does not have, at most 20.") List<PartConflict> partConflicts,
            @Doc("Electrical findings.") ElectricalOutput electrical,
            @Doc(Doc.NEXT_CURSOR) Optional<String> nextCursor) {}

    /** An assertion of one instance of a module. */
    public record Entry(
            String text,
            String file,
            int line,
            @Doc("The first parameter in it, by its path from the entry.") String subject,
            AssertionVerdict verdict,
            @Doc("Values that its left side can have.") Optional<String> range,
            String reason,
            @Doc("Inputs at which it fails.") List<CornerInput> corner,
            @Doc("Smallest set of statements that contradict each other.") List<SourceStatement> conflict,
            List<String> certificate) {}

    @Override
    public ToolResult<Output> call(Input input, ToolContext context) throws InterruptedException, ToolFailure {
        var chosen = EntryChoice.of(context.project(), input.target(), input.entry());
        return verify(chosen.root(), chosen.entry(), input);
    }

    private ToolResult<Output> verify(Path root, String entry, Input input) throws InterruptedException, ToolFailure {
        UnresolvedConflicts.requireNoneInSources(root, entry);
        var result = compiler.run(AtopileUnavailable.require(finder), finder.trust(), root, entry, AtopileProgram.DESIGN);
        var json = LanguageServerErrors.require(result);
        var exported = ExportedDesign.read(json, root, entry);
        var verification = DesignVerification.of(exported);
        if (verification.failure().isPresent()) {
            throw new ToolFailure(
                    ErrorCode.BUILD_FAILED,
                    "The entry does not compile: %s".formatted(new PathRedactor(root).redact(verification.failure().get())),
                    "design_check finds the errors in the files.");
        }
        var parts = PartConflictFinder.find(DesignDeclarations.of(exported));
        var electrical = ElectricalOutput.of(ElectricalChecks.check(json.path("circuit"), exported.predicates(), root), new PathRedactor(root));
        return buildPage(verification, parts, electrical, new PathRedactor(root).redact(entry), input);
    }

    private static ToolResult<Output> buildPage(
            DesignVerification verification, List<PartConflict> parts, ElectricalOutput electrical, String entry, Input input) {
        var wanted = input.assertion().map(text -> text.toLowerCase(Locale.ROOT)).orElse("");
        var found = verification.assertions().stream()
                .filter(each -> "%s\n%s\n%s".formatted(each.text(), each.subject(), each.place()).toLowerCase(Locale.ROOT).contains(wanted))
                .filter(each -> input.verdict().map(each.verdict()::equals).orElse(true))
                .sorted((one, other) -> Boolean.compare(other.isViolated(), one.isViolated()))
                .toList();
        var page = ListPage.of(found.stream().map(each -> toEntry(each, input.certificates())).toList(), input.cursor(), input.limit());
        var output = new Output(
                entry,
                page.items(),
                found.size(),
                verification.count(AssertionVerdict.PROVEN),
                verification.count(AssertionVerdict.VIOLATED),
                verification.count(AssertionVerdict.UNDECIDED),
                verification.count(AssertionVerdict.STATED),
                verification.conflicts().stream().limit(MOST_CONFLICTS).toList(),
                parts.stream().limit(MOST_CONFLICTS).toList(),
                electrical,
                page.next());
        return ToolResult.ok(output, buildMessage(output, verification)).withHint(chooseNextStep(output));
    }

    /** Empty for the usual step, which is to correct what is violated. */
    private static Optional<String> chooseNextStep(Output output) {
        if (output.violated() > 0 || !output.conflicts().isEmpty() || !output.partConflicts().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(output.undecided() > 0
                ? "State the values that the reasons name with project_edit_file, then design_verify again."
                : "build_run builds it.");
    }

    private static Entry toEntry(VerifiedAssertion each, boolean certificates) {
        return new Entry(
                each.text(),
                each.place().file(),
                each.place().line(),
                each.subject(),
                each.verdict(),
                each.range(),
                each.reason(),
                each.corner(),
                each.conflict(),
                certificates ? each.certificate() : List.of());
    }

    private static String buildMessage(Output output, DesignVerification verification) {
        var counts = "%s: %d proven, %d violated, %d undecided, %d stated."
                .formatted(CountFormat.format(verification.assertions().size(), "assertion"), output.proven(), output.violated(), output.undecided(), output.stated());
        var conflict = output.conflicts().stream()
                .findFirst()
                .map(first -> " " + first.reason())
                .orElse("");
        var part = output.partConflicts().stream().findFirst().map(first -> " " + first.reason()).orElse("");
        var faults = " " + CountFormat.format(output.electrical().total(), "electrical finding") + ".";
        return counts + conflict + part + faults
                + output.assertions().stream()
                        .filter(each -> each.verdict() == AssertionVerdict.VIOLATED)
                        .findFirst()
                        .map(first -> " First: %s:%d: %s".formatted(first.file(), first.line(), first.reason()))
                        .orElse("");
    }
}
