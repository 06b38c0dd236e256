package io.atopile.mcp.hashline;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import io.atopile.mcp.file.DirectoryTree;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One file's history in a folder: {@code <sha-256>.text} with a revision's bytes, {@code <sha-256>.served} with the lines
 * returned of it, {@code edits.jsonl} with our changes, {@code path} with the file's name.
 */
final class FileHistoryStore implements FileHistory {

    static final String TEXT = ".text";
    static final String SERVED = ".served";

    private static final Pattern NAME = Pattern.compile("([0-9a-f]{64})\\.(?:text|served)");

    private final Path folder;
    private final String file;

    FileHistoryStore(Path folder, String file) {
        this.folder = folder;
        this.file = file;
    }

    /**
     * Stores bytes unless they are already stored. They are written in place: a file torn by a crash fails its digest later and
     * is not trusted.
     *
     * @param forced whether to wait until they are on disk
     * @return whether they are new
     */
    boolean keep(FileRevision revision, byte[] bytes, boolean forced) throws IOException {
        var place = place(revision, TEXT);
        if (!forced && Files.exists(place) && Files.size(place) == bytes.length) {
            return false;
        }
        open();
        try (var channel = FileChannel.open(place, CREATE, WRITE, TRUNCATE_EXISTING)) {
            for (var rest = ByteBuffer.wrap(bytes); rest.hasRemaining(); ) {
                channel.write(rest);
            }
            if (forced) {
                channel.force(true);
            }
        }
        return true;
    }

    /** Records further lines of a text as returned. */
    void serve(TextLines text, List<LineRange> ranges) throws IOException {
        if (!ranges.isEmpty()) {
            open();
            log(text.revision()).add(text, ranges);
        }
    }

    /** Records a change before it is made. */
    void remember(ChangeRecord change) throws IOException {
        open();
        history().add(change);
    }

    @Override
    public List<FileRevision> listShownRevisions() {
        return listRevisions(SERVED);
    }

    @Override
    public Optional<ServedLines> findServed(FileRevision revision) {
        return log(revision).read();
    }

    @Override
    public Optional<TextLines> findText(FileRevision revision) {
        return findBytes(revision).flatMap(bytes -> FileContent.of(bytes) instanceof TextLines lines ? Optional.of(lines) : Optional.empty());
    }

    @Override
    public List<ChangeRecord> changes() {
        return history().changes();
    }

    /** Returns stored bytes if they still match the digest in their name. */
    Optional<byte[]> findBytes(FileRevision revision) {
        try {
            var bytes = Files.readAllBytes(place(revision, TEXT));
            return FileRevision.of(bytes).equals(revision) ? Optional.of(bytes) : Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /** Returns every stored revision, the most recently stored or returned first. */
    List<FileRevision> texts() {
        return listRevisions(TEXT);
    }

    /** Returns the size of a revision's text in bytes. */
    long getSize(FileRevision revision) {
        try {
            return Files.size(place(revision, TEXT));
        } catch (IOException _) {
            return 0;
        }
    }

    /** Returns when a revision was last stored or returned. */
    FileTime getDate(FileRevision revision) {
        var returned = readModifiedTime(place(revision, SERVED));
        return returned.toMillis() > 0 ? returned : readModifiedTime(place(revision, TEXT));
    }

    void dropText(FileRevision revision) throws IOException {
        Files.deleteIfExists(place(revision, TEXT));
    }

    void dropLog(FileRevision revision) throws IOException {
        Files.deleteIfExists(place(revision, SERVED));
    }

    /** Adds all of this history to that of another file, which has replaced this one. */
    void moveTo(FileHistoryStore other) throws IOException {
        other.open();
        for (var revision : texts()) {
            Files.move(place(revision, TEXT), other.place(revision, TEXT), StandardCopyOption.REPLACE_EXISTING);
        }
        for (var revision : listShownRevisions()) {
            other.log(revision).addAll(log(revision));
            dropLog(revision);
        }
        for (var change : changes()) {
            other.remember(change);
        }
        history().drop();
    }

    private List<FileRevision> listRevisions(String ending) {
        var revisions = new ArrayList<Dated>();
        try (var entries = Files.newDirectoryStream(folder, "*" + ending)) {
            for (var entry : entries) {
                var name = NAME.matcher(entry.getFileName().toString());
                if (name.matches()) {
                    var revision = new FileRevision(name.group(1));
                    revisions.add(new Dated(revision, getDate(revision)));
                }
            }
        } catch (IOException | DirectoryIteratorException _) {
            return List.of();
        }
        revisions.sort(Comparator.comparing(Dated::date).reversed());
        return revisions.stream().map(Dated::revision).toList();
    }

    private record Dated(FileRevision revision, FileTime date) {}

    private static FileTime readModifiedTime(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException _) {
            return FileTime.fromMillis(0);
        }
    }

    private ServedLinesLog log(FileRevision revision) {
        return new ServedLinesLog(place(revision, SERVED));
    }

    private ChangeJournal history() {
        return new ChangeJournal(folder.resolve("edits.jsonl"));
    }

    private Path place(FileRevision revision, String ending) {
        return folder.resolve(revision.digest() + ending);
    }

    /** Creates the folder, readable by its owner only. */
    private void open() throws IOException {
        if (Files.exists(folder)) {
            return;
        }
        DirectoryTree.createPrivate(folder);
        Files.writeString(folder.resolve("path"), file);
    }
}
