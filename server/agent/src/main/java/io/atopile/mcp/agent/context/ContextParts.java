package io.atopile.mcp.agent.context;

import io.atopile.mcp.agent.engine.ContextProvider.Given;
import io.atopile.mcp.agent.engine.EarlierContext;
import io.atopile.mcp.model.ConversationItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Collects the parts of a run's context that its conversation doesn't contain yet. What earlier runs were given stays where
 * it is, byte for byte; what has changed since is added after it.
 */
final class ContextParts {

    private static final String MARKS = "marks";
    private static final String SYSTEM = "system";
    private static final String WITHDRAWN = "The instructions of the user and the project above no longer apply.";

    private final EarlierContext earlier;
    private final List<Given> parts = new ArrayList<>();

    ContextParts(EarlierContext earlier) {
        this.earlier = earlier;
    }

    List<Given> list() {
        return List.copyOf(parts);
    }

    /** Adds a lasting part unless the conversation has it; {@code lead} introduces a changed one. */
    void add(String what, String text, String lead) {
        var before = earlier.find(what);
        if (before.isEmpty()) {
            if (!text.isBlank()) {
                parts.add(new Given(what, true, List.of(toItem(text)), Optional.empty()));
            }
        } else if (!before.get().equals(text)) {
            var changed = text.isBlank() ? WITHDRAWN : lead + text;
            parts.add(new Given(what, true, List.of(toItem(changed)), Optional.of(toItem(text))));
        }
    }

    /** Adds the explanation of the marks, and of those that earlier runs of the conversation used. */
    void addMarks(UntrustedDataMarkers marks) {
        var text = marks.explanation();
        var before = earlier.find(MARKS);
        if (before.equals(Optional.of(text))) {
            return;
        }
        var older = before.or(() -> earlier.find(SYSTEM)).flatMap(UntrustedDataMarkers::findNonce).filter(nonce -> !nonce.equals(marks.nonce()));
        var whole = text + older.map(UntrustedDataMarkers::explainOlder).orElse("");
        parts.add(new Given(MARKS, true, List.of(toItem(whole)), Optional.of(toItem(text))));
    }

    /** Adds facts about the project: all of them, or those that have changed. */
    void addFacts(String what, ContextPack pack) {
        var before = earlier.find(what);
        var shown = before.isEmpty() ? Optional.of(pack.text()) : pack.describeChanges(before.get());
        shown.filter(text -> !text.isBlank()).ifPresent(text -> parts.add(new Given(
                what, false, List.of(toItem(text)), before.isEmpty() ? Optional.empty() : Optional.of(toItem(pack.text())))));
    }

    private static ConversationItem toItem(String text) {
        return ConversationItem.Message.of(ConversationItem.Role.DEVELOPER, text);
    }
}
