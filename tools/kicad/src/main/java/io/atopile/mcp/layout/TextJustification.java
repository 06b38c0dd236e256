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
     * Returns the edit of a flip; empty if nothing changes, or if the text has no effects in which to record it.
     *
     * @param isMirrored whether the text moves to the other side of the board
     * @param isUpright whether it is also rotated by 180 degrees to stay readable, so that its edges change places
     */
    static Optional<TextEdit> createFlipEdit(Form text, boolean isMirrored, boolean isUpright) {
        return text.findForm("effects").flatMap(effects -> effects.findForm("justify")
                .map(justify -> Optional.of(change(justify, isMirrored, isUpright)))
                .orElseGet(() -> isMirrored
                        ? Optional.of(new TextEdit(effects.end() - 1, effects.end() - 1, " (justify mirror)"))
                        : Optional.empty()));
    }

    private static TextEdit change(Form justify, boolean isMirrored, boolean isUpright) {
        var words = new ArrayList<>(justify.atoms().skip(1).map(Atom::value).map(word -> isUpright ? switchEdge(word) : word).toList());
        if (isMirrored && !words.remove(MIRROR)) {
            words.add(MIRROR);
        }
        return new TextEdit(justify.start(), justify.end(), words.isEmpty() ? "" : "(justify " + String.join(" ", List.copyOf(words)) + ")");
    }

    private static String switchEdge(String word) {
        return switch (word) {
            case "left" -> "right";
            case "right" -> "left";
            case "top" -> "bottom";
            case "bottom" -> "top";
            default -> word;
        };
    }
}
