package io.atopile.mcp.tools.files;

import io.atopile.mcp.hashline.Revision;
import java.util.Optional;

/** A revision as a caller quotes it: none, one, or something that isn't one. */
sealed interface QuotedRevision {

    record Understood(Optional<String> letters) implements QuotedRevision {}

    record Nonsense(String message) implements QuotedRevision {}

    static QuotedRevision of(Optional<String> rev) {
        var quoted = rev.filter(text -> !text.isBlank());
        var letters = quoted.flatMap(Revision::quoted);
        return quoted.isPresent() && letters.isEmpty()
                ? new Nonsense("rev is not a revision; quote data.rev of the read, eight letters and digits")
                : new Understood(letters);
    }
}
