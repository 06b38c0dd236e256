package io.atopile.mcp.tools.design;

import io.atopile.mcp.build.BuildRecord;
import io.atopile.mcp.build.BuildState;
import io.atopile.mcp.build.Builds;
import io.atopile.mcp.file.PathResolution.Inside;
import io.atopile.mcp.imports.ReadAccess;
import io.atopile.mcp.tool.CountFormat;
import io.atopile.mcp.tool.Default;
import io.atopile.mcp.tool.Doc;
import io.atopile.mcp.tool.Effect;
import io.atopile.mcp.tool.ErrorCode;
import io.atopile.mcp.tool.NameSuggestions;
import io.atopile.mcp.tool.Tool;
import io.atopile.mcp.tool.ToolContext;
import io.atopile.mcp.tool.ToolFailure;
import io.atopile.mcp.tool.ToolResult;
import io.atopile.mcp.tool.ToolSpec;
import io.atopile.mcp.tool.Toolset;
import io.atopile.mcp.tools.answer.ProjectPaths;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Finds syntax errors, unknown imports and unknown units in seconds, without a build. */
@ToolSpec(
        name = "design_check",
        title = "Check syntax",
        description = "Checks the syntax, imports and units of .ato files with atopile's language server, without a build. Findings have "
                + "file, line, column and an anchor for project_edit_file. path: one file; otherwise those changed since the last "
                + "successful build, or all. design_verify decides assertions. Wrong connections and unknown fields are found by "
                + "build_run only. Python that a design imports runs only in a trusted project or a read-only sandbox; otherwise the "
                + "file is listed in denied. Needs atopile.",
        next = "Correct findings with project_edit_file, then build_run.",
        toolset = Toolset.DESIGN,
        effects = Effect.READS,
        idempotent = true)
record DesignCheck(Path snapshots, Builds builds, DiagnosticsCollector inspector) implements Tool<DesignCheck.Input, DesignCheck.Output> {

    private static final int MOST_FILES = 60;
    private static final int MOST_FINDINGS = 25;

    /** Which files. */
    public record Input(
            @Doc("One .ato file, relative to the project's root.") Optional<String> path,
            @Doc("Without path: check only files changed since the last successful build.") @Default("true") boolean changed) {}

    /** What was found. */
    public record Output(
            List<SourceDiagnostic> findings,
            @Doc("Number of errors, including those beyond the 25 listed.") int errors,
            int filesChecked,
            @Doc("Whether .ato files were left out: there are more than 60, or there was no time for them; call again then.") boolean incomplete,
            @Doc("Files not checked because that would execute Python of an untrusted project; at most 25.") List<DeniedFile> denied,
            @Doc("What this check can't detect.") String notChecked) {}

    /** A file that atopile may not read. */
    public record DeniedFile(String file, String reason) {}

    @Override
    public ToolResult<Output> call(Input input, ToolContext context) throws InterruptedException, ToolFailure {
        var files = DesignFiles.of(snapshots, context.project());
        if (input.path().isEmpty()) {
            var wanted = selectFiles(files, context.project(), input.changed());
            var read = wanted.stream().limit(MOST_FILES).flatMap(file -> files.read(file).stream()).toList();
            return check(files, read, wanted.size() > MOST_FILES);
        }
        var place = ProjectPaths.require(files.scope().toRead(input.path().get()));
        if (!place.relative().endsWith(DesignFiles.SUFFIX)) {
            throw new ToolFailure(ErrorCode.VALIDATION_ERROR, "Only .ato files can be checked.");
        }
        var source = files.read(place).orElseThrow(() -> new ToolFailure(
                ErrorCode.NOT_FOUND,
                "There is no readable file '%s'.".formatted(NameSuggestions.shorten(place.relative())),
                "project_list_files lists the files."));
        return check(files, List.of(source), false);
    }

    private List<Inside> selectFiles(DesignFiles files, Path project, boolean changed) throws InterruptedException {
        var all = files.listFiles(10 * MOST_FILES);
        var since = changed
                ? builds.list(project).stream().filter(build -> build.state() == BuildState.SUCCEEDED).map(BuildRecord::requestedAt).max(Instant::compareTo)
                : Optional.<Instant>empty();
        return since.isEmpty()
                ? all
                : all.stream().filter(file -> DesignFiles.isChangedSince(file, since.get())).toList();
    }

    private ToolResult<Output> check(DesignFiles files, List<DesignFiles.Source> sources, boolean incomplete)
            throws InterruptedException, ToolFailure {
        DesignFiles.requireMerged(sources);
        var inspection = inspector.inspect(files, sources);
        var findings = inspection.findings();
        var checked = sources.size() - inspection.denied().size() - inspection.unreached().size();
        var errors = (int) findings.stream().filter(one -> one.severity() == SourceDiagnostic.Severity.ERROR).count();
        var denied = inspection.denied().entrySet().stream().map(one -> new DeniedFile(one.getKey(), one.getValue())).toList();
        var output = new Output(
                findings.stream().limit(MOST_FINDINGS).toList(), errors, checked, incomplete || !inspection.unreached().isEmpty(), denied.stream().limit(MOST_FINDINGS).toList(), DiagnosticsCollector.NOT_CHECKED);
        if (checked == 0 && !denied.isEmpty()) {
            return ToolResult.<Output>fail(
                            ErrorCode.POLICY_DENIED, "%s was not checked. %s.".formatted(denied.getFirst().file(), denied.getFirst().reason()), ReadAccess.TRUST)
                    .withData(output);
        }
        return ToolResult.ok(output, buildMessage(findings, checked) + inspection.describeUnchecked().map(words -> " " + words).orElse(""))
                .withHint(Optional.of(chooseNextStep(output)));
    }

    private static String chooseNextStep(Output output) {
        if (!output.findings().isEmpty()) {
            return "Correct findings with project_edit_file at their anchors, then design_check again.";
        }
        return output.filesChecked() == 0 ? "With changed false all files are checked; build_run builds them." : "build_run builds and verifies it.";
    }

    private static String buildMessage(List<SourceDiagnostic> findings, int files) {
        if (files == 0) {
            return "Nothing was checked: there is no .ato file, or none has changed since the last successful build.";
        }
        var first = findings.isEmpty() ? Optional.<SourceDiagnostic>empty() : Optional.of(findings.getFirst());
        var found = first.map(one -> "%s; first: %s:%d:%d %s (%s)"
                        .formatted(CountFormat.format(findings.size(), "finding"), one.file(), one.line(), one.column(), one.message(), one.code()))
                .orElse("no findings");
        return "%s checked, %s. Not checked: %s.".formatted(CountFormat.format(files, "file"), found, DiagnosticsCollector.NOT_CHECKED);
    }
}
