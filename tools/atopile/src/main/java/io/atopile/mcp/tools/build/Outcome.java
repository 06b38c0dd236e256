package io.atopile.mcp.tools.build;

import io.atopile.mcp.build.BuildResult;
import io.atopile.mcp.build.BuildView;
import io.atopile.mcp.build.Diagnostic;
import io.atopile.mcp.build.Verdict;
import io.atopile.mcp.tool.ErrorCode;
import io.atopile.mcp.tool.ToolResult;
import java.util.Optional;

/** Judges whether a build did what was asked of it. */
final class Outcome {

    private static final String KICAD = "Install KiCad 9 or newer, so that kicad-cli is on the PATH; `atopile-mcp doctor` shows it.";
    private static final String SIGN_IN =
            "Sign in with `ato auth login`, or use a part of the project's own (a component with is_atomic_part) instead of a generic one.";
    private static final String EDIT =
            "Fix the place in first_error with project_edit_file and build again; build_logs has the rest.";

    private Outcome() {}

    static ToolResult<BuildOutput> of(BuildView view, BuildOutput output, boolean requireVerified) {
        return switch (view.record().state()) {
            case QUEUED, RUNNING -> ToolResult.ok(output, Telling.of(view));
            case CANCELLED -> failed(ErrorCode.CANCELLED, view, output, "build_run starts another.");
            case FAILED -> unbuilt(view, output);
            case SUCCEEDED -> built(view, output, requireVerified);
        };
    }

    private static ToolResult<BuildOutput> unbuilt(BuildView view, BuildOutput output) {
        Optional<String> code = view.result().stream()
                .flatMap(result -> result.diagnostics().stream())
                .map(Diagnostic::code)
                .findFirst();
        return switch (code.orElse("")) {
            case "missing_kicad" -> failed(ErrorCode.CAPABILITY_MISSING, view, output, KICAD);
            case "missing_pick" -> failed(ErrorCode.BUILD_FAILED, view, output, SIGN_IN);
            default -> failed(ErrorCode.BUILD_FAILED, view, output, EDIT);
        };
    }

    private static ToolResult<BuildOutput> built(BuildView view, BuildOutput output, boolean requireVerified) {
        if (view.result().filter(result -> !result.missing().isEmpty()).isPresent()) {
            return failed(ErrorCode.CAPABILITY_MISSING, view, output, KICAD);
        }
        Optional<Verdict> verdict = view.result().flatMap(BuildResult::verdict);
        if (requireVerified && verdict.filter(Verdict.VERIFIED::equals).isEmpty()) {
            return failed(
                    ErrorCode.UNVERIFIED, view, output, "Prove the assertions listed in data by other means, or leave require_verified out.");
        }
        return ToolResult.ok(output, Telling.of(view));
    }

    private static ToolResult<BuildOutput> failed(ErrorCode code, BuildView view, BuildOutput output, String hint) {
        return ToolResult.<BuildOutput>failed(code, Telling.of(view), hint).withData(output);
    }
}
