package io.atopile.mcp.explain;

import io.atopile.mcp.build.Diagnostic;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;

/** Finds a diagnostic's line in the current file: the line itself, or else the closest line with the same text. */
final class DiagnosticLocator {

    private DiagnosticLocator() {}

    /** Returns the current location; empty if atopile reported none or the line no longer exists. */
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
