package io.atopile.mcp.hashline;

import io.atopile.mcp.file.IoFailure;
import io.atopile.mcp.file.PathResolution.Inside;
import io.atopile.mcp.file.ProjectBoundary;
import io.atopile.mcp.file.WriteOutcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Changes several files, all of them or none. Their changes have one ID, by which they are undone together. If the process is killed half-way,
 * the files that it had written are undone by that ID too.
 */
public final class FileSetRewriter {

    private final EditingContext kit;

    public FileSetRewriter(EditingContext kit) {
        this.kit = kit;
    }

    /** A text that is to replace another, with the record of that change. */
    private record Write(Inside place, TextLines before, TextLines after, ChangeRecord change) {

        /** Returns the write that takes this one back. */
        Write toReverse() {
            var written = after;
            var restored = before;
            return new Write(place, written, restored, change.toReverse(place.relative()));
        }
    }

    /**
     * Writes the changed texts if each file still contains its original.
     *
     * @param files at least one
     * @throws InterruptedException while waiting for other writers
     */
    public FileSetOutcome rewrite(List<FileReplacement> files) throws InterruptedException {
        var id = ChangeRecord.generateId();
        var writes = files.stream()
                .map(file -> new Write(
                        file.place(),
                        file.before(),
                        file.after(),
                        ChangeRecord.ofEdit(id, file.before().revision(), file.after().revision(), List.of(LineDiff.computeBlock(file.before(), file.after())))))
                .toList();
        return runExclusively(writes.stream().map(Write::place).toList(), () -> {
            kit.snapshots().getSets().add(id, writes.stream().map(write -> write.place().relative()).toList());
            return writeAll(id, writes);
        });
    }

    /** Returns the files that were changed together under an ID; none for the ID of a single file's change. */
    public List<Inside> findFiles(ProjectBoundary scope, String id) {
        return kit.snapshots().getSets().findPaths(id).stream()
                .flatMap(path -> scope.toWrite(path) instanceof Inside place ? Stream.of(place) : Stream.empty())
                .toList();
    }

    /**
     * Restores all files that were changed together. Those that the change never reached stay as they are.
     *
     * @param places the files, from {@link #findFiles}
     * @throws InterruptedException while waiting for other writers
     */
    public FileSetOutcome undo(List<Inside> places, String id) throws InterruptedException {
        var undoing = ChangeRecord.generateId();
        return runExclusively(places, () -> {
            var writes = new ArrayList<Write>();
            for (var place : places) {
                var current = CurrentFileState.read(place);
                var change = find(place, id);
                if (change.isPresent() && change.get().before().equals(ChangeReverter.findRevision(current))) {
                    continue;
                }
                var write = change.flatMap(found -> prepareUndo(place, current, found.toReverse(place.relative()).withId(undoing)));
                if (write.isEmpty()) {
                    return new FileSetOutcome.Refused(place, ChangeRefusal.of(
                            ChangeRefusal.Kind.NOT_UNDOABLE,
                            "'%s' has changed since that change, or its earlier text is no longer stored; no file was restored".formatted(place.relative())));
                }
                writes.add(write.get());
            }
            kit.snapshots().getSets().add(undoing, writes.stream().map(write -> write.place().relative()).toList());
            return writeAll(undoing, writes);
        });
    }

    private Optional<ChangeRecord> find(Inside place, String id) {
        return kit.snapshots().getHistory(place.relative()).changes().stream().filter(change -> change.id().equals(id)).findFirst();
    }

    private Optional<Write> prepareUndo(Inside place, CurrentFileState current, ChangeRecord back) {
        var now = current instanceof CurrentFileState.File file ? file.text() : Optional.<TextLines>empty();
        var then = back.after().flatMap(kit.snapshots().getHistory(place.relative())::findText);
        return now.isPresent() && then.isPresent() && back.before().equals(ChangeReverter.findRevision(current))
                ? Optional.of(new Write(place, now.get(), then.get(), back))
                : Optional.empty();
    }

    private FileSetOutcome runExclusively(List<Inside> places, EditingContext.Work<FileSetOutcome> work) throws InterruptedException {
        Function<ChangeRefusal, FileSetOutcome> otherwise = refusal -> new FileSetOutcome.Refused(places.getFirst(), refusal);
        return places.isEmpty()
                ? new FileSetOutcome.Done("", List.of())
                : kit.runExclusively(places, work, otherwise);
    }

    private FileSetOutcome writeAll(String id, List<Write> writes) throws IOException {
        var changed = writes.stream().filter(write -> !isCurrent(write)).findFirst();
        if (changed.isPresent()) {
            return new FileSetOutcome.Refused(
                    changed.get().place(), ChangeRefusal.of(ChangeRefusal.Kind.CHANGED_MEANWHILE, "Someone else changed '%s' in the meantime".formatted(changed.get().place().relative())));
        }
        var done = new ArrayList<ChangeOutcome.Done>();
        for (var write : writes) {
            var outcome = write(write);
            var refusal = JournaledFileWriter.findRefusal(outcome);
            if (refusal.isPresent()) {
                return restore(writes.subList(0, done.size()), write.place(), refusal.get());
            }
            done.add(new ChangeOutcome.Done(
                    write.change(), write.place().relative(), Optional.of(write.after()), AnchoredPage.EMPTY, JournaledFileWriter.describeUncertainty(outcome)));
        }
        return new FileSetOutcome.Done(id, done);
    }

    private static boolean isCurrent(Write write) {
        return CurrentFileState.read(write.place()) instanceof CurrentFileState.File file && Arrays.equals(file.bytes(), write.before().bytes());
    }

    private WriteOutcome write(Write write) {
        try {
            return new JournaledFileWriter(kit, write.place()).replace(write.before(), write.after(), write::change);
        } catch (IOException _) {
            return new WriteOutcome.Failed(new IoFailure(false, "the state directory can't be written, so the change could not be undone later"));
        }
    }

    /** Puts back the texts of the files that were written before another could not be. */
    private FileSetOutcome restore(List<Write> written, Inside failed, ChangeRefusal refusal) {
        var left = written.reversed().stream()
                .filter(write -> !(write(write.toReverse()) instanceof WriteOutcome.Written))
                .map(write -> write.place().relative())
                .toList();
        return left.isEmpty() ? new FileSetOutcome.Refused(failed, refusal) : new FileSetOutcome.Torn(failed, refusal, left);
    }
}
