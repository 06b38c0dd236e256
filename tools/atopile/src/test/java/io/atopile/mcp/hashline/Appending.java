package io.atopile.mcp.hashline;

import io.atopile.mcp.file.Scope;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A server that appends lines to {@code main.ato}, one edit each; in a process of its own, or in this one. */
final class Appending {

    private Appending() {}

    public static void main(String[] arguments) throws Exception {
        append(Path.of(arguments[0]), Path.of(arguments[1]), arguments[2], Integer.parseInt(arguments[3]));
    }

    static void append(Path root, Path state, String name, int times) throws Exception {
        var place = KilledWriter.place(Scope.of(root), "main.ato");
        for (var i = 0; i < times; i++) {
            var edit = List.<Edit>of(new Edit.Append("# " + name + " " + i));
            var request = new EditRequest(Optional.empty(), edit, OnDrift.REFUSE, false, false);
            if (!(new Editor(Kit.in(state, root)).edit(place, request) instanceof EditOutcome.Made)) {
                throw new IllegalStateException("Edit " + i + " was refused");
            }
        }
    }
}
