package io.atopile.mcp.hashline;

import io.atopile.mcp.file.PathResolution.Inside;
import io.atopile.mcp.file.WriteOutcome;
import io.atopile.mcp.hashline.ChangeRefusal.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Carries out changes. Each is recorded, together with the text that it removes, before the file is touched, so that it can be
 * undone however the process ends; one that is then not made is recorded as undone. A change that differs from what a person was
 * shown is not made. An {@link IOException} means that nothing was changed.
 */
record JournaledFileWriter(EditingContext kit, Inside place) {

    /**
     * Replaces a text. The change record is computed, which takes a while for long texts, and stored while the new text is synced
     * to disk.
     */
    WriteOutcome replace(TextLines before, TextLines after, Supplier<ChangeRecord> change) throws IOException {
        if (!kit.allows(() -> ContentTransition.of(place, Optional.of(before.revision()), Optional.of(after.revision())))) {
            return new WriteOutcome.Changed();
        }
        var written = new ArrayList<ChangeRecord>();
        try {
            var outcome = kit.writer().replace(place.real(), before.bytes(), after.bytes(), () -> {
                written.add(change.get());
                writeDown(before, after, written.getFirst());
            });
            if (!(outcome instanceof WriteOutcome.Written) && !written.isEmpty()) {
                shelf().remember(written.getFirst().toReverse(place.relative()));
            }
            return outcome;
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
    }

    private void writeDown(TextLines before, TextLines after, ChangeRecord change) {
        try {
            kit.snapshots().keep(place.relative(), before);
            shelf().remember(change);
            kit.snapshots().keep(place.relative(), after);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    WriteOutcome create(byte[] bytes, ChangeRecord change) throws IOException {
        if (!kit.allows(() -> ContentTransition.of(place, Optional.empty(), Optional.of(FileRevision.of(bytes))))) {
            return new WriteOutcome.Changed();
        }
        return executeChange(change, () -> kit.writer().create(place.real(), bytes, change.mode()));
    }

    /** Deletes a file after its content has been synced to disk, because that is then the only copy. */
    WriteOutcome remove(byte[] bytes, ChangeRecord change) throws IOException {
        if (!kit.allows(() -> ContentTransition.of(place, Optional.of(FileRevision.of(bytes)), Optional.empty()))) {
            return new WriteOutcome.Changed();
        }
        shelf().keep(change.before().orElseThrow(), bytes, true);
        return executeChange(change, () -> kit.writer().remove(place.real(), bytes));
    }

    WriteOutcome move(byte[] bytes, Inside to, ChangeRecord change) throws IOException {
        var content = Optional.of(FileRevision.of(bytes));
        if (!kit.allows(() -> new ContentTransition(place, content, to, content))) {
            return new WriteOutcome.Changed();
        }
        return executeChange(change, () -> kit.writer().move(place.real(), bytes, to.real()));
    }

    private WriteOutcome executeChange(ChangeRecord change, Supplier<WriteOutcome> write) throws IOException {
        shelf().remember(change);
        var outcome = write.get();
        if (!(outcome instanceof WriteOutcome.Written)) {
            shelf().remember(change.toReverse(place.relative()));
        }
        return outcome;
    }

    private FileHistoryStore shelf() {
        return kit.snapshots().getHistoryStore(place.relative());
    }

    /** Returns the outcome for the caller; {@code done} receives the warnings about a change that was made, and may add to them. */
    static ChangeOutcome toChangeOutcome(WriteOutcome outcome, Function<List<String>, ChangeOutcome.Done> done) {
        return findRefusal(outcome).<ChangeOutcome>map(RefusedChange::of).orElseGet(() -> done.apply(describeUncertainty(outcome)));
    }

    /** Returns why a change was not made; empty if it was. */
    static Optional<ChangeRefusal> findRefusal(WriteOutcome outcome) {
        return switch (outcome) {
            case WriteOutcome.Written _ -> Optional.empty();
            case WriteOutcome.Changed _ -> refuse(
                    Kind.CHANGED_MEANWHILE, "Someone else changed the file during this change; read it again");
            case WriteOutcome.Taken _ -> refuse(Kind.TAKEN, "The path already exists");
            case WriteOutcome.NotReplaceable(var obstacle) -> refuse(Kind.NOT_REPLACEABLE, switch (obstacle) {
                case NOT_A_FILE -> "The path is not a file";
                case READ_ONLY -> "The file is read-only";
                case HARD_LINKED -> CurrentFileState.HARD_LINKED;
            });
            case WriteOutcome.Failed(var trouble) -> Optional.of(ChangeRefusal.of(trouble, "The file can't be written"));
        };
    }

    /** Returns a new list of warnings: one if the change was made but may not be durable. */
    static List<String> describeUncertainty(WriteOutcome outcome) {
        var warnings = new ArrayList<String>();
        if (outcome.equals(new WriteOutcome.Written(false))) {
            warnings.add("the change was written, but the disk did not confirm it");
        }
        return warnings;
    }

    private static Optional<ChangeRefusal> refuse(Kind kind, String message) {
        return Optional.of(ChangeRefusal.of(kind, message));
    }
}
