package io.atopile.mcp.layout;

import io.atopile.mcp.layout.SExpr.Atom;
import io.atopile.mcp.layout.SExpr.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How a text is aligned, and whether it is mirrored, which it is when it is read through the board. */
final class Justification {

    private static final String MIRROR = "mirror";

    private Justification() {}

    /** The change that mirrors a text; empty where it has no effects to say so in. */
    static Optional<Patch> mirrored(Form text) {
        return text.form("effects").map(effects -> effects.form("justify")
                .map(Justification::toggled)
                .orElseGet(() -> new Patch(effects.end() - 1, effects.end() - 1, " (justify mirror)")));
    }

    private static Patch toggled(Form justify) {
        var words = new ArrayList<>(justify.atoms().skip(1).map(Atom::value).map(Justification::otherEdge).toList());
        if (!words.remove(MIRROR)) {
            words.add(MIRROR);
        }
        return new Patch(justify.start(), justify.end(), words.isEmpty() ? "" : "(justify " + String.join(" ", List.copyOf(words)) + ")");
    }

    private static String otherEdge(String word) {
        return switch (word) {
            case "left" -> "right";
            case "right" -> "left";
            default -> word;
        };
    }
}
