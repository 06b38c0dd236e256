package io.atopile.mcp.tools.build;

import io.atopile.mcp.build.BuildResult;
import io.atopile.mcp.build.BuildVerdict;
import io.atopile.mcp.build.BuildView;
import io.atopile.mcp.build.Diagnostic;
import io.atopile.mcp.tool.CountFormat;
import java.util.List;
import java.util.Optional;

/** Describes in a sentence the status of a build and what to do next. */
final class BuildMessages {

    private static final int LONGEST = 400;

    private BuildMessages() {}

    static String of(BuildView view) {
        String name = "Build %s of %s".formatted(view.record().id(), view.record().request().target());
        return switch (view.record().state()) {
            case QUEUED -> "%s is waiting for %s; builds ahead: %d. %s"
                    .formatted(name, describePredecessor(view), view.progress().ahead(), describeNextCall(view));
            case RUNNING -> "%s is running%s. %s".formatted(name, stage(view), describeNextCall(view));
            case SUCCEEDED -> name + view.result().map(BuildMessages::describeSuccess).orElse(" is done.") + describeWarning(view);
            case FAILED -> name + " failed" + view.result().map(BuildMessages::describeCause).orElse(".") + describeWarning(view);
            case CANCELLED -> name + " was cancelled before it finished; it says nothing about the design.";
        };
    }

    /** Describes the call to make next. */
    static String describeNextCall(BuildView view) {
        return "Call build_status with build_id \"%s\" and wait_seconds 60 to follow it."
                .formatted(view.record().id());
    }

    /** Describes the current step, for progress messages. */
    static String describeStep(BuildView view) {
        return switch (view.record().state()) {
            case QUEUED -> "waiting for " + describePredecessor(view);
            case RUNNING -> view.progress().stage().orElse("starting atopile");
            case SUCCEEDED, FAILED, CANCELLED -> "done";
        };
    }

    /** Returns the first warning of the build and the first of its design, if any. */
    private static String describeWarning(BuildView view) {
        var note = view.result().stream()
                .flatMap(result -> result.warnings().stream())
                .findFirst()
                .map(warning -> " Note: " + warning)
                .orElse("");
        return note + view.result().map(BuildResult::designWarnings).map(BuildMessages::describeWarnings).orElse("");
    }

    private static String describeWarnings(List<Diagnostic> warned) {
        return warned.stream()
                .findFirst()
                .map(first -> " %s about the design; first: %s".formatted(CountFormat.format(warned.size(), "warning"), describeDiagnostic(first)))
                .orElse("");
    }

    private static String describePredecessor(BuildView view) {
        String whose = view.progress().elsewhere() ? " of another server" : "";
        return view.progress().behind().map(id -> "build " + id + whose).orElse("its turn");
    }

    private static String stage(BuildView view) {
        Optional<String> total = view.progress().total().map(count -> " of " + count);
        return view.progress()
                .stage()
                .map(stage -> ", at stage %s (%d%s)".formatted(stage, view.progress().done(), total.orElse("")))
                .orElse("; atopile is starting");
    }

    private static String describeSuccess(BuildResult result) {
        String made = result.missing().isEmpty()
                ? ""
                : " It did not create %s: %s."
                        .formatted(result.missing().getFirst().output(), result.missing().getFirst().reason());
        if (result.verdict().filter(BuildVerdict.VERIFIED::equals).isPresent()) {
            return " is done and verified: no assertion of the design is undecided." + made;
        }
        if (!result.diagnostics().isEmpty()) {
            return " is done, but the design violates %s".formatted(CountFormat.format(result.diagnostics().size(), "assertion"))
                    + describeCause(result) + made;
        }
        return result.unverified().stream()
                .findFirst()
                .map(first -> " is done but UNVERIFIED: it built, but %s could not be decided; first: %s:%d.%s design_verify lists all with their reasons."
                        .formatted(CountFormat.format(result.unverified().size(), "assertion"), first.file(), first.line(), first.reason().map(why -> " " + why).orElse("")))
                .orElse(" is done but UNVERIFIED: it built, but not all of the design is on the board or could be examined.")
                .concat(made);
    }

    private static String describeCause(BuildResult result) {
        return result.diagnostics().stream().findFirst().map(BuildMessages::describeCause).orElse(".");
    }

    private static String describeCause(Diagnostic first) {
        return ": " + describeDiagnostic(first);
    }

    private static String describeDiagnostic(Diagnostic first) {
        String place = first.file()
                .map(file -> "%s:%d:%d: ".formatted(file, first.line().orElse(1), first.column().orElse(1)))
                .orElse("");
        String text = "%s%s (%s, stage %s)".formatted(place, first.message(), first.code(), first.stage());
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + " …";
    }
}
