package io.atopile.mcp.merge;

/**
 * A line that marks a part of a merge conflict.
 *
 * @param line counted from 1
 * @param label what follows the marker, usually the name of a branch or commit; may be empty
 */
public record ConflictMarker(Kind kind, int line, String label) {

    /** The meaning of a marker. */
    public enum Kind {
        /** The lines of the first side follow. */
        OURS('<'),
        /** The lines of the common ancestor follow; only in the styles diff3 and zdiff3. */
        BASE('|'),
        /** The lines of the second side follow. */
        THEIRS('='),
        /** The conflict is over. */
        END('>');

        static final int USUAL_LENGTH = 7;

        private final char character;

        Kind(char character) {
            this.character = character;
        }

        char character() {
            return character;
        }

        String text() {
            return String.valueOf(character).repeat(USUAL_LENGTH);
        }
    }

    String describe() {
        return "%s (line %d)".formatted(label.isEmpty() ? kind.text() : kind.text() + " " + label, line);
    }
}
