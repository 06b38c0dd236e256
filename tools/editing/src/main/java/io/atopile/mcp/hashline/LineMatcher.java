package io.atopile.mcp.hashline;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Searches lines for what a caller looks for, with bounded effort even for a hostile pattern. */
public final class LineMatcher {

    /** Whether a line matches, if that can be determined. */
    public enum Verdict {
        YES,
        NO,
        /** The pattern takes too long on this line. */
        TOO_HARD
    }

    private static final int STEPS_PER_LINE = 200_000;
    private static final int LONGEST_LINE = 20_000;

    private final Pattern pattern;

    private LineMatcher(Pattern pattern) {
        this.pattern = pattern;
    }

    /** Creates a matcher for exactly these characters; it ignores case if the text has no capital letter. */
    public static LineMatcher ofLiteral(String text) {
        return new LineMatcher(Pattern.compile(text, Pattern.LITERAL | chooseCaseFlags(text)));
    }

    /**
     * Creates a matcher for a Java regular expression; empty if its syntax is invalid. It ignores case if the text has no capital
     * letter.
     */
    public static Optional<LineMatcher> ofRegex(String text) {
        try {
            return Optional.of(new LineMatcher(Pattern.compile(text, chooseCaseFlags(text))));
        } catch (PatternSyntaxException _) {
            return Optional.empty();
        }
    }

    public Verdict find(String line) {
        try {
            var within = line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) : line;
            return pattern.matcher(new Bounded(within)).find() ? Verdict.YES : Verdict.NO;
        } catch (OutOfSteps | StackOverflowError _) {
            return Verdict.TOO_HARD;
        }
    }

    private static int chooseCaseFlags(String text) {
        return text.equals(text.toLowerCase(Locale.ROOT)) ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0;
    }

    /** Thrown from within the text being matched, because there is no other way to interrupt the JDK's matcher. */
    private static final class OutOfSteps extends RuntimeException {
        OutOfSteps() {
            super("The pattern takes too many steps", null, false, false);
        }
    }

    /** A line that counts how often its characters are read. */
    private static final class Bounded implements CharSequence {
        private final String line;
        private int left = STEPS_PER_LINE;

        Bounded(String line) {
            this.line = line;
        }

        @Override
        public char charAt(int index) {
            if (--left < 0) {
                throw new OutOfSteps();
            }
            return line.charAt(index);
        }

        @Override
        public int length() {
            return line.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return line.subSequence(start, end);
        }

        @Override
        public String toString() {
            return line;
        }
    }
}
