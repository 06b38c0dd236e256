package io.atopile.mcp.layout;

import io.atopile.mcp.sexpr.SExpr.Atom;
import io.atopile.mcp.sexpr.SExpr.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The alignment of a text, and whether it is mirrored, as texts are that are read through the board. */
final class TextJustification {

    private static final String MIRROR = "mirror";

    private TextJustification() {}

    /**
     * Returns the edit that mirrors a text; empty if the text has no effects in which to record that.
     *
     * @param isTurnedRound whether the text is also rotated by 180 degrees, so that its edges change places
     */
    static Optional<TextEdit> createMirrorEdit(Form text, boolean isTurnedRound) {
        return text.findForm("effects").map(effects -> effects.findForm("justify")
                .map(justify -> toggleMirror(justify, isTurnedRound))
                .orElseGet(() -> new TextEdit(effects.end() - 1, effects.end() - 1, " (justify mirror)")));
    }

    private static TextEdit toggleMirror(Form justify, boolean isTurnedRound) {
        var words = new ArrayList<>(justify.atoms().skip(1).map(Atom::value).map(word -> switchEdge(word, isTurnedRound)).toList());
        if (!words.remove(MIRROR)) {
            words.add(MIRROR);
        }
        return new TextEdit(justify.start(), justify.end(), words.isEmpty() ? "" : "(justify " + String.join(" ", List.copyOf(words)) + ")");
    }

    /** Mirroring swaps left and right; rotating the text as well swaps them back and exchanges top and bottom. */
    private static String switchEdge(String word, boolean isTurnedRound) {
        return switch (word) {
            case "left" -> isTurnedRound ? "left" : "right";
            case "right" -> isTurnedRound ? "right" : "left";
            case "top" -> isTurnedRound ? "bottom" : "top";
            case "bottom" -> isTurnedRound ? "top" : "bottom";
            default -> word;
        };
    }
}
