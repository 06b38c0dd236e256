package io.atopile.mcp.explain;

import io.atopile.mcp.dialect.MessagePattern;
import io.atopile.mcp.file.ScopedFiles;
import io.atopile.mcp.layout.BoardFormat;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Explains a board that atopile, or the KiCad that it starts, can't read because another release of KiCad wrote it. */
final class UnsupportedBoard {

    private static final String SUPPORTED = "9.0";

    private static final int OLDEST = 8;

    private UnsupportedBoard() {}

    static Explanation explain(DiagnosticContext subject) {
        return ExplainableError.of(subject.diagnostic().code()) == ExplainableError.KICAD_FAILED ? explainExport(subject) : explainBoard(subject);
    }

    /** Explains why atopile can't read a target's board. */
    private static Explanation explainBoard(DiagnosticContext subject) {
        var board = subject.project().resolveLayout(subject.target());
        var path = subject.project().relativize(board);
        var format = readFormat(subject);
        if (format.isEmpty()) {
            return Explanation.of("atopile can't read the board `%s`.".formatted(path));
        }
        var line = subject.findInMessage(MessagePattern.BOARD_LINE).map(Integer::parseInt).orElse(1);
        var place = new ExplanationLocation(ExplanationLocation.Role.DIAGNOSTIC, path, line, 1, "the board's format", Optional.empty());
        var text = "The board `%s` has %s%s; the design is not the cause."
                .formatted(path, format.get().describe(), format.get().isOlderThan(OLDEST) || format.get().isTooNewFor(SUPPORTED) ? ", which atopile can't read" : ", but atopile can't read all of it");
        return (format.get().isTooNewFor(SUPPORTED) ? explainNewer(text, path) : explainOlder(text, path)).withPlace(place);
    }

    /** Explains why KiCad exported nothing. */
    private static Explanation explainExport(DiagnosticContext subject) {
        var path = subject.project().relativize(subject.project().resolveLayout(subject.target()));
        return readFormat(subject)
                .filter(format -> format.isTooNewFor(SUPPORTED))
                .map(format -> explainNewer(
                        "KiCad could not load the board `%s`: it has %s, and a KiCad never loads a newer format than its own.".formatted(path, format.describe()), path))
                .orElseGet(() -> Explanation.of("KiCad could not export the board `%s`. layout_run_drc shows whether it can load it; build_logs has KiCad's own words."
                        .formatted(path)));
    }

    private static Explanation explainOlder(String text, String path) {
        var save = "Open %s in KiCad 9 or newer and save it, which converts it; then build again.".formatted(path);
        return Explanation.of(
                text + " " + save,
                List.of(Fix.ofAdvice("Save the board in a newer format", "KiCad reads boards of every older release, and saves them in its own format.", path, save)));
    }

    private static Explanation explainNewer(String text, String path) {
        return Explanation.of(
                text + " KiCad can't save a board for an older release.",
                List.of(Fix.ofAdvice(
                        "Go back to a version of the board that KiCad 9 saved",
                        "Nothing converts a board of a newer KiCad to an older format.",
                        path,
                        "Restore %s from before it was saved in the newer KiCad, for example with git.".formatted(path))));
    }

    private static Optional<BoardFormat> readFormat(DiagnosticContext subject) {
        return ScopedFiles.of(subject.project().root())
                .readBeginning(subject.project().resolveLayout(subject.target()), BoardFormat.HEADER)
                .map(bytes -> BoardFormat.of(new String(bytes, StandardCharsets.UTF_8)));
    }
}
