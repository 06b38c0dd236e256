package io.atopile.mcp.tools.build;

import io.atopile.mcp.build.BuildResult;
import io.atopile.mcp.build.BuildState;
import io.atopile.mcp.build.BuildVerdict;
import io.atopile.mcp.build.BuildView;
import io.atopile.mcp.build.Diagnostic;
import io.atopile.mcp.dialect.MessagePattern;
import io.atopile.mcp.dialect.SupportedDialects;
import io.atopile.mcp.tool.ErrorCode;
import io.atopile.mcp.tool.ToolResult;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Decides whether a build did what was requested. */
final class BuildToolResults {

    private static final String KICAD = "Install KiCad 9 or newer, so that kicad-cli is on the PATH; `atopile-mcp doctor` shows it.";
    private static final String SIGN_IN =
            "Sign in with `ato auth login`, or use a part defined in the project (a component with is_atomic_part) instead of a generic one.";
    private static final String PICK_LATER = "atopile's picking service could not be reached or failed. Build again later, or use a part defined in the project.";
    private static final String UNPICKED =
            "Widen the constraints of the generic part that the message names, or use a part defined in the project: parts_search finds one, parts_install installs it.";
    private static final Set<String> UNPLACED = Set.of("missing_pick", "build_error", "crashed");
    private static final String BOARD = "build_explain says which KiCad the board is for. Open an older one in KiCad 9, save it, and build again.";
    private static final String FETCH = "Nothing was built or written. Call packages_sync, which downloads the missing packages that ato.yaml lists, then build again. "
            + "If it can't reach the registry it writes nothing; repeat it when there is a network, or use a dependency of type file.";
    private static final String MANIFEST = "Fix ato.yaml at first_error with project_edit_file and build again; build_explain has the edit and all other faults of the file.";
    private static final String CONFLICT = "Nothing was built or written. Resolve the conflict as first_error says, then build again.";
    private static final String UNLOCATED = "build_explain looks for the cause and the place in the sources; build_logs has the details.";
    private static final String STOPPED =
            "The user can allow it with sandbox.network and sandbox.writable in their settings. The rest of the build may be fine.";
    private static final String UNSEEN =
            "A build runs in a sandbox that sees only the project and atopile's own directories, unless sandbox.mode disables it. "
                    + "A file that its Python needs must be in the project; build_logs has the details.";
    private static final Pattern FILE_ERROR = Pattern.compile("\\[Errno (1|2|13)\\]");
    private static final String EDIT =
            "Fix the location in first_error with project_edit_file and build again; build_logs has the details.";

    private static final String VIOLATED =
            "design_verify lists every assertion with its worst corner; build_explain shows which tolerance would do. Fix the design and build again.";

    private BuildToolResults() {}

    static ToolResult<BuildOutput> of(BuildView view, BuildOutput output, boolean requireVerified) {
        return switch (view.record().state()) {
            case QUEUED, RUNNING -> ToolResult.ok(output, BuildMessages.of(view)).withHint(BuildNextStep.of(output));
            case CANCELLED -> buildFailure(ErrorCode.CANCELLED, view, output, "Start another with build_run.");
            case FAILED -> toFailureResult(view, output);
            case SUCCEEDED -> toSuccessResult(view, output, requireVerified);
        };
    }

    private static ToolResult<BuildOutput> toFailureResult(BuildView view, BuildOutput output) {
        Optional<String> code = view.result().stream()
                .flatMap(result -> result.diagnostics().stream())
                .map(Diagnostic::code)
                .findFirst();
        if (isStopped(view)) {
            return buildFailure(ErrorCode.POLICY_DENIED, view, output, buildStopHint(view));
        }
        return switch (code.orElse("")) {
            case "dependency_unavailable" -> buildFailure(ErrorCode.BUILD_FAILED, view, output, FETCH);
            case "missing_kicad" -> buildFailure(ErrorCode.CAPABILITY_MISSING, view, output, KICAD);
            case "unsupported_board" -> buildFailure(ErrorCode.BUILD_FAILED, view, output, BOARD);
            case "missing_pick" -> buildFailure(ErrorCode.BUILD_FAILED, view, output, buildPickHint(view));
            case Diagnostic.MERGE_CONFLICT -> buildFailure(ErrorCode.MERGE_CONFLICT, view, output, CONFLICT);
            case "bad_manifest" -> buildFailure(ErrorCode.BUILD_FAILED, view, output, MANIFEST);
            default -> buildFailure(ErrorCode.BUILD_FAILED, view, output, isFileRefused(view) ? UNSEEN : isLocated(view) ? EDIT : UNLOCATED);
        };
    }

    /** Returns whether the sandbox stopped it: an address that it needed, or a path that it tried to write. */
    static boolean isStopped(BuildView view) {
        return view.record().state() == BuildState.FAILED && view.result().filter(BuildToolResults::isStopped).isPresent();
    }

    private static boolean isStopped(BuildResult result) {
        return result.diagnostics().stream()
                .findFirst()
                .filter(first -> first.message().contains("Read-only file system")
                        || (!listMissedAddresses(result).isEmpty() && UNPLACED.contains(first.code()) && !first.message().contains("requires sign-in")))
                .isPresent();
    }

    /** Returns the blocked addresses that may have caused the failure: only picking parts needs atopile's services. */
    static List<String> listMissedAddresses(BuildResult result) {
        return result.diagnostics().stream().findFirst().filter(first -> first.code().equals("missing_pick")).isPresent()
                ? result.denied()
                : result.deniedBesideServices();
    }

    private static String buildPickHint(BuildView view) {
        String message = view.result().stream().flatMap(result -> result.diagnostics().stream()).findFirst().map(Diagnostic::message).orElse("");
        var patterns = SupportedDialects.NEWEST.logs();
        if (patterns.matches(MessagePattern.SIGN_IN_REQUIRED, message)) {
            return SIGN_IN;
        }
        return patterns.matches(MessagePattern.PICKING_SERVICE_FAILURE, message) ? PICK_LATER : UNPICKED;
    }

    private static boolean isLocated(BuildView view) {
        return view.result().stream().flatMap(result -> result.diagnostics().stream()).findFirst().filter(first -> first.line().isPresent()).isPresent();
    }

    /** Returns whether the design's Python could not open a file; in the sandbox that applies to every file outside the project. */
    private static boolean isFileRefused(BuildView view) {
        return view.result().stream()
                .flatMap(result -> result.diagnostics().stream())
                .findFirst()
                .filter(first -> UNPLACED.contains(first.code()) && FILE_ERROR.matcher(first.message()).find())
                .isPresent();
    }

    private static String buildStopHint(BuildView view) {
        var denied = view.result().map(BuildToolResults::listMissedAddresses).orElse(List.of());
        return denied.isEmpty() ? STOPPED : "The sandbox blocked %s. %s".formatted(String.join(", ", denied), STOPPED);
    }

    private static ToolResult<BuildOutput> toSuccessResult(BuildView view, BuildOutput output, boolean requireVerified) {
        if (view.result().filter(result -> !result.missing().isEmpty()).isPresent()) {
            return buildFailure(ErrorCode.CAPABILITY_MISSING, view, output, KICAD);
        }
        Optional<BuildVerdict> verdict = view.result().flatMap(BuildResult::verdict);
        if (verdict.filter(BuildVerdict.FAILED::equals).isPresent()) {
            return buildFailure(ErrorCode.BUILD_FAILED, view, output, VIOLATED);
        }
        if (requireVerified && verdict.filter(BuildVerdict.VERIFIED::equals).isEmpty()) {
            return buildFailure(
                    ErrorCode.UNVERIFIED, view, output, "design_verify explains why they are undecided; or omit require_verified.");
        }
        return ToolResult.ok(output, BuildMessages.of(view)).withHint(BuildNextStep.of(output));
    }

    private static ToolResult<BuildOutput> buildFailure(ErrorCode code, BuildView view, BuildOutput output, String hint) {
        return ToolResult.<BuildOutput>fail(code, BuildMessages.of(view), hint).withData(output);
    }
}
