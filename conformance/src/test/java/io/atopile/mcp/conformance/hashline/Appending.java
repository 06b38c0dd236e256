package io.atopile.mcp.conformance.hashline;

import io.atopile.mcp.hashline.DriftPolicy;
import io.atopile.mcp.hashline.EditOutcome;
import io.atopile.mcp.hashline.EditRequest;
import io.atopile.mcp.hashline.Editor;
import io.atopile.mcp.hashline.LineEdit;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A server that appends lines to {@code main.ato}, one edit each; in a process of its own, or in this one. */
final class Appending {

    private Appending() {}

    public static void main(String[] arguments) throws Exception {
        append(new Workplace(Path.of(arguments[0]), Path.of(arguments[1])), arguments[2], Integer.parseInt(arguments[3]));
    }

    static void append(Workplace at, String name, int times) throws Exception {
        var place = at.place("main.ato");
        for (var i = 0; i < times; i++) {
            var edit = List.<LineEdit>of(new LineEdit.Append("# " + name + " " + i));
            var request = new EditRequest(Optional.empty(), edit, DriftPolicy.REFUSE, false, false);
            if (!(new Editor(at.kit()).edit(place, request) instanceof EditOutcome.Made)) {
                throw new IllegalStateException("Edit " + i + " was refused");
            }
        }
    }
}
