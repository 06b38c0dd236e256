package io.atopile.mcp.build;

import java.util.Optional;

/**
 * One problem that stopped a build, or that it warned of.
 *
 * @param file relative to the project's root; empty if atopile reports no location
 * @param line counted from 1
 * @param column counted from 1, in code points
 * @param stage the stage of the build that found it
 * @param code the type of error, as a stable identifier such as {@code syntax_error}
 * @param message atopile's message, without absolute paths
 * @param source the text of the line when the build ended
 */
public record Diagnostic(
        Optional<String> file,
        Optional<Integer> line,
        Optional<Integer> column,
        String stage,
        String code,
        String message,
        Optional<String> source) {

    /** An import points outside the project; the build was not run. */
    public static final String OUTSIDE_IMPORT = "outside_import";

    /** A file that the build reads has unresolved merge conflicts; the build was not run. */
    public static final String MERGE_CONFLICT = "merge_conflict";

    /** The code of an assertion that the design violates. */
    public static final String ASSERTION_VIOLATED = "assertion_violated";

    private static final int LONGEST_MESSAGE = 600;
    private static final int LONGEST_SOURCE = 200;

    /** Returns the same diagnostic with its texts truncated to a size suitable for a result. */
    public Diagnostic shorten() {
        return new Diagnostic(
                file, line, column, stage, code, cut(message, LONGEST_MESSAGE), source.map(text -> cut(text, LONGEST_SOURCE)));
    }

    Diagnostic withCode(String other) {
        return new Diagnostic(file, line, column, stage, other, message, source);
    }

    /** Returns one whose place is written as {@code file:line}. */
    static Diagnostic atReference(String reference, String stage, String code, String message) {
        int colon = reference.lastIndexOf(':');
        return new Diagnostic(
                Optional.of(reference.substring(0, colon)),
                Optional.of(Integer.parseInt(reference.substring(colon + 1))),
                Optional.empty(),
                stage,
                code,
                message,
                Optional.empty());
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest) + " …";
    }

    static Diagnostic withoutPlace(String stage, String code, String message) {
        return new Diagnostic(
                Optional.empty(), Optional.empty(), Optional.empty(), stage, code, message, Optional.empty());
    }
}
