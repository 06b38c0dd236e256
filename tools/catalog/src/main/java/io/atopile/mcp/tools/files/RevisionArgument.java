package io.atopile.mcp.tools.files;

import io.atopile.mcp.hashline.FileRevision;
import java.util.Optional;

/** A revision as passed by a caller: none, a valid one, or an invalid one. */
sealed interface RevisionArgument {

    record Understood(Optional<String> letters) implements RevisionArgument {}

    record Nonsense(String message) implements RevisionArgument {}

    static RevisionArgument of(Optional<String> rev) {
        var quoted = rev.filter(text -> !text.isBlank());
        var letters = quoted.flatMap(FileRevision::parseShortForm);
        return quoted.isPresent() && letters.isEmpty()
                ? new Nonsense("rev is not a revision; pass data.rev from the read, eight letters and digits")
                : new Understood(letters);
    }
}
