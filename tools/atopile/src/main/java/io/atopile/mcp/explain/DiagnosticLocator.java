package io.atopile.mcp.explain;

import io.atopile.mcp.build.Diagnostic;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;

/** Finds the line that a diagnostic named in the file as it is now: where it was, or else the nearest that reads the same. */
final class DiagnosticLocator {

    private DiagnosticLocator() {}

    /** Empty when atopile named no place, and when the line is gone. */
    static Optional<DiagnosticContext.Spot> of(ProjectSources sources, Diagnostic diagnostic) {
        if (diagnostic.file().isEmpty() || diagnostic.line().isEmpty()) {
            return Optional.empty();
        }
        int line = diagnostic.line().get();
        int column = diagnostic.column().orElse(1);
        return sources.findSource(diagnostic.file().get())
                .flatMap(source -> findLine(source, line, diagnostic.source()).map(now -> new DiagnosticContext.Spot(source, now, column)));
    }

    private static Optional<Integer> findLine(AtoSourceFile source, int line, Optional<String> text) {
        if (text.isEmpty()) {
            return Optional.of(Math.min(line, source.lines().count())).filter(source.lines()::has);
        }
        return IntStream.rangeClosed(1, source.lines().count())
                .filter(number -> source.lines().getText(number).equals(text.get()))
                .boxed()
                .min(Comparator.comparingInt(number -> Math.abs(number - line)));
    }
}
