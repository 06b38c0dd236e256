package io.atopile.mcp.explain;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Removes a marker of a merge conflict that was left behind when the conflict was resolved. Whole conflicts are found before a build. */
final class MarkerRepairs {

    private static final Pattern MARKER = Pattern.compile("(?:<{7}|>{7}|\\|{7})(?:\\s.*)?|={7}\\s*");

    private MarkerRepairs() {}

    static Stream<SyntaxRepair> of(UnparsableSource broken) {
        return findMarker(broken).stream().map(number -> broken.without(number, 1, "Remove the conflict marker"));
    }

    static Optional<String> describe(UnparsableSource broken) {
        return findMarker(broken).map(number -> ("Line %d is a marker of a merge conflict that was left behind; check with project_read_file that the lines around it "
                + "are those of one side.").formatted(number));
    }

    /** The parser fails at the marker, or at the line after it. */
    private static Optional<Integer> findMarker(UnparsableSource broken) {
        return Stream.of(broken.line(), broken.line() - 1, broken.line() + 1).filter(number -> MARKER.matcher(broken.getText(number)).matches()).findFirst();
    }
}
