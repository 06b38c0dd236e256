package io.atopile.mcp.hashline;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One change that we made, or were about to make, to a file; it is recorded before the file is touched.
 *
 * @param id identifies it for an undo
 * @param before the replaced text; empty if there was no file, or no text file
 * @param after the text that replaced it; empty if the file was deleted
 * @param hunks where the two texts differ
 * @param undoes the change that this one undoes
 * @param movedFrom the file's previous path, relative to the project's root
 * @param mode the permissions of a deleted file, such as {@code rw-r--r--}
 */
public record ChangeRecord(
        String id,
        Instant at,
        Kind kind,
        Optional<FileRevision> before,
        Optional<FileRevision> after,
        List<DiffHunk> hunks,
        Optional<String> undoes,
        Optional<String> movedFrom,
        Optional<String> mode) {

    private static final String ID_ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final int ID_LENGTH = 8;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** What was done. */
    public enum Kind {
        EDITED,
        CREATED,
        DELETED,
        MOVED
    }

    public ChangeRecord {
        hunks = List.copyOf(hunks);
    }

    /** Whether all required components are present; a record read from a damaged line may lack any of them. */
    boolean isComplete() {
        return Stream.of(id, at, kind, before, after, undoes, movedFrom, mode).allMatch(Objects::nonNull)
                && Stream.of(before, after).flatMap(Optional::stream).allMatch(FileRevision::isWhole)
                && hunks.stream().allMatch(hunk -> hunk.oldBefore() >= 0 && hunk.oldCount() >= 0 && hunk.newBefore() >= 0 && hunk.newCount() >= 0);
    }

    /** Whether it turned one text into another, so that lines can be traced through it. */
    boolean isScript() {
        return before.isPresent() && after.isPresent();
    }

    static ChangeRecord ofEdit(String id, FileRevision before, FileRevision after, List<DiffHunk> hunks) {
        return new ChangeRecord(
                id, Instant.now(), Kind.EDITED, Optional.of(before), Optional.of(after), hunks, Optional.empty(), Optional.empty(), Optional.empty());
    }

    static ChangeRecord ofCreation(FileRevision after) {
        return of(Kind.CREATED, Optional.empty(), Optional.of(after), Optional.empty(), Optional.empty());
    }

    static ChangeRecord ofDeletion(FileRevision before, Optional<String> mode) {
        return of(Kind.DELETED, Optional.of(before), Optional.empty(), Optional.empty(), mode);
    }

    static ChangeRecord ofMove(String from, FileRevision text) {
        return of(Kind.MOVED, Optional.of(text), Optional.of(text), Optional.of(from), Optional.empty());
    }

    /** Returns the change that undoes this one; a file that was moved goes back from {@code to}. */
    ChangeRecord toReverse(String to) {
        var back = switch (kind) {
            case EDITED -> Kind.EDITED;
            case CREATED -> Kind.DELETED;
            case DELETED -> Kind.CREATED;
            case MOVED -> Kind.MOVED;
        };
        return new ChangeRecord(
                generateId(),
                Instant.now(),
                back,
                after,
                before,
                hunks.stream().map(DiffHunk::toReverse).toList(),
                Optional.of(id),
                movedFrom.map(_ -> to),
                mode);
    }

    /** Returns the same change under another ID, which it shares with the changes of other files. */
    ChangeRecord withId(String shared) {
        return new ChangeRecord(shared, at, kind, before, after, hunks, undoes, movedFrom, mode);
    }

    /** Generates the short ID by which a change is undone. */
    static String generateId() {
        return RANDOM.ints(ID_LENGTH, 0, ID_ALPHABET.length())
                .mapToObj(ID_ALPHABET::charAt)
                .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append)
                .insert(0, 'u')
                .toString();
    }

    private static ChangeRecord of(
            Kind kind, Optional<FileRevision> before, Optional<FileRevision> after, Optional<String> movedFrom, Optional<String> mode) {
        return new ChangeRecord(generateId(), Instant.now(), kind, before, after, List.of(), Optional.empty(), movedFrom, mode);
    }
}
