package io.atopile.mcp.tools.files;

import io.atopile.mcp.file.PathResolution.Inside;
import io.atopile.mcp.hashline.LineRange;
import io.atopile.mcp.hashline.SnapshotStore;
import io.atopile.mcp.hashline.TextLines;
import io.atopile.mcp.syntax.SyntaxCheck;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Checks the syntax of an edited source file, and gives up if the check takes too long or fails. */
record BestEffortSyntaxCheck(SyntaxCheck check) {

    private static final long PATIENCE_MILLIS = 500;
    private static final int FAULTS_AT_MOST = 5;

    /** Returns advice on a text that was just written; absent for files that aren't source files. */
    Optional<SyntaxCheckResult> checkFile(Inside place, TextLines text, SnapshotStore snapshots) {
        if (!place.relative().endsWith(".ato")) {
            return Optional.empty();
        }
        return Optional.of(findFaults(place, text)
                .map(faults -> toResult(faults, place, text, snapshots))
                .orElse(SyntaxCheckResult.NOT_CHECKED));
    }

    private Optional<List<SyntaxCheck.Fault>> findFaults(Inside place, TextLines text) {
        var answer = new FutureTask<>(() -> check.check(place.real(), text.whole()));
        Thread.ofPlatform().daemon().name("syntax advice").start(answer);
        try {
            return answer.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException _) {
            return Optional.empty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            answer.cancel(true);
        }
    }

    private static SyntaxCheckResult toResult(List<SyntaxCheck.Fault> faults, Inside place, TextLines text, SnapshotStore snapshots) {
        if (faults.isEmpty()) {
            return new SyntaxCheckResult(SyntaxCheckResult.State.OK, List.of());
        }
        var told = faults.stream().filter(fault -> text.has(fault.line())).limit(FAULTS_AT_MOST).toList();
        try {
            snapshots.serve(place.relative(), text, told.stream().map(fault -> LineRange.of(fault.line())).toList());
        } catch (IOException _) {
            return new SyntaxCheckResult(SyntaxCheckResult.State.BROKEN, List.of());
        }
        return new SyntaxCheckResult(SyntaxCheckResult.State.BROKEN, told.stream()
                .map(fault -> new SyntaxCheckResult.Fault("%s|%s".formatted(text.anchor(fault.line()), text.getText(fault.line())), fault.message()))
                .toList());
    }
}
