package io.atopile.mcp.build;

import io.atopile.mcp.file.FileReader;
import io.atopile.mcp.file.PathResolution;
import io.atopile.mcp.file.PathResolution.Inside;
import io.atopile.mcp.file.ProjectBoundary;
import io.atopile.mcp.file.ReadOutcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Quotes the source lines that a build's log points to, but only from files that callers may read in the project: a design can make
 * atopile report errors in any file that the user can read.
 *
 * @param root the project's root
 * @param grammarTitle the title of errors whose message quotes the source
 */
record QuotableSource(Path root, String grammarTitle) {

    private static final int LARGEST = 8 << 20;
    private static final String UNQUOTED = "Syntax error in a file that can't be shown";

    /** Returns a line of a file, counted from 1; empty if the file can't be shown or has no such line. */
    Optional<String> findLine(Path file, int number) {
        return place(file)
                .flatMap(place -> FileReader.read(place, LARGEST) instanceof ReadOutcome.Bytes read ? Optional.of(read.bytes()) : Optional.empty())
                .flatMap(bytes -> new String(bytes, StandardCharsets.UTF_8).lines().skip(number - 1L).findFirst());
    }

    /** Returns atopile's message, replaced if its parser quotes a file that can't be shown. */
    String redactMessage(LogRow row) {
        var quotes = row.place()
                .filter(place -> place.title().equals(Optional.of(grammarTitle)))
                .flatMap(AtoTraceback::origin)
                .flatMap(AtoTraceback.Origin::file)
                .filter(file -> place(Path.of(file)).isEmpty());
        return quotes.isPresent() ? UNQUOTED : row.message();
    }

    private Optional<Inside> place(Path file) {
        try {
            PathResolution located = ProjectBoundary.of(root).toRead(file.toString());
            return located instanceof Inside inside ? Optional.of(inside) : Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
