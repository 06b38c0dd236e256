package io.atopile.mcp.hashline;

import io.atopile.mcp.file.Halting;
import io.atopile.mcp.file.Located.Inside;
import io.atopile.mcp.file.PathLocks;
import io.atopile.mcp.file.Scope;
import io.atopile.mcp.file.WriteStep;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** A server's write in a process of its own: it tells when it has reached a step, and waits there to be killed. */
final class KilledWriter {

    /** What the process does to {@code main.ato}; where it names another file, that is {@code other.ato}. */
    enum Deed {
        EDIT,
        UNDO,
        DELETE,
        MOVE,
        CREATE
    }

    static final String REACHED = "reached";
    static final String NEW = "    # the new line";

    private KilledWriter() {}

    public static void main(String[] arguments) throws Exception {
        var root = Path.of(arguments[0]);
        var kit = kit(Path.of(arguments[1]), root, WriteStep.valueOf(arguments[2]));
        var scope = Scope.of(root);
        var file = place(scope, "main.ato");
        var outcome = switch (Deed.valueOf(arguments[3])) {
            case EDIT -> new Editor(kit).edit(file, edit(file));
            case UNDO -> new Undoer(kit, scope).undo(file, Optional.empty());
            case DELETE -> new FileRemover(kit).remove(file, Optional.empty());
            case MOVE -> new FileMover(kit).move(file, place(scope, "other.ato"), Optional.empty());
            case CREATE -> new FileCreator(kit).create(place(scope, "other.ato"), "module Other:\n    pass\n", Optional.empty(), false);
        };
        throw new IllegalStateException("It came to an end: " + outcome);
    }

    static Inside place(Scope scope, String path) {
        return (Inside) scope.toWrite(path);
    }

    static EditRequest edit(Inside file) {
        var lines = ((Standing.File) Standing.at(file)).text().orElseThrow();
        var edit = new Edit.Replace(new Edit.Span(lines.anchor(2), lines.anchor(2)), NEW);
        return new EditRequest(Optional.of(lines.revision().shown()), List.of(edit), OnDrift.STRICT, false, false);
    }

    private static Kit kit(Path state, Path root, WriteStep halt) {
        var usual = Kit.in(state, root);
        return new Kit(usual.snapshots(), Halting.at(halt, KilledWriter::waitForTheEnd), new PathLocks(state.resolve("locks")));
    }

    private static void waitForTheEnd() {
        System.out.println(REACHED);
        System.out.flush();
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
