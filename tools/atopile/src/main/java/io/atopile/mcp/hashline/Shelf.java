package io.atopile.mcp.hashline;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One file's kept revisions: {@code <sha-256>.text} with the bytes and {@code <sha-256>.served} with the lines shown. */
final class Shelf {

    private static final String TEXT = ".text";
    private static final String SERVED = ".served";

    private static final Pattern RANGE = Pattern.compile("(\\d{1,9})-(\\d{1,9})");

    private static final Pattern LOG_NAME = Pattern.compile("([0-9a-f]{64})" + Pattern.quote(SERVED));

    private final Path folder;
    private final String file;

    Shelf(Path folder, String file) {
        this.folder = folder;
        this.file = file;
    }

    /** Stores a text unless it is here already; true when it is new. */
    boolean keep(Lines lines) throws IOException {
        var place = place(lines.revision(), TEXT);
        if (Files.exists(place)) {
            return false;
        }
        makePrivate(folder);
        Files.writeString(folder.resolve("path"), file);
        var temporary = Files.createTempFile(folder, "new", ".tmp");
        try {
            Files.write(temporary, lines.bytes());
            Files.move(temporary, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
        return true;
    }

    /** Adds lines to those shown; a line break goes before and after each entry, so a torn one spoils no other. */
    void serve(Revision revision, List<LineRange> ranges) throws IOException {
        var known = served(revision);
        var news = new StringBuilder("\n");
        for (var range : ranges) {
            if (known.isEmpty() || known.get().firstMissing(range) != 0) {
                news.append(range.first()).append('-').append(range.last()).append('\n');
            }
        }
        var log = place(revision, SERVED);
        if (news.length() > 1 || known.isEmpty()) {
            Files.writeString(log, news, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } else {
            Files.setLastModifiedTime(log, FileTime.from(Instant.now()));
        }
    }

    /** The lines shown of a revision; empty when none ever were. */
    Optional<Served> served(Revision revision) {
        try {
            var log = Files.readString(place(revision, SERVED));
            var whole = log.substring(0, log.lastIndexOf('\n') + 1);
            return Optional.of(Served.of(whole.lines().flatMap(entry -> range(entry).stream()).toList()));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /** The kept text, if its bytes still are the ones it is named for. */
    Optional<Lines> text(Revision revision) {
        try {
            var bytes = Files.readAllBytes(place(revision, TEXT));
            return Content.of(bytes) instanceof Lines lines && lines.revision().equals(revision)
                    ? Optional.of(lines)
                    : Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /** Every revision here, the one shown last first. */
    List<Revision> revisions() {
        var revisions = new ArrayList<Revision>();
        try (var logs = Files.newDirectoryStream(folder, "*" + SERVED)) {
            for (var log : logs) {
                var name = LOG_NAME.matcher(log.getFileName().toString());
                if (name.matches()) {
                    revisions.add(new Revision(name.group(1)));
                }
            }
        } catch (IOException | DirectoryIteratorException _) {
            return List.of();
        }
        var times = revisions.stream().collect(Collectors.toMap(revision -> revision, this::shown));
        revisions.sort(Comparator.<Revision, FileTime>comparing(times::get).reversed());
        return List.copyOf(revisions);
    }

    /** How many bytes a revision's text takes. */
    long size(Revision revision) {
        try {
            return Files.size(place(revision, TEXT));
        } catch (IOException _) {
            return 0;
        }
    }

    /** When a revision was last shown. */
    FileTime shown(Revision revision) {
        try {
            return Files.getLastModifiedTime(place(revision, SERVED));
        } catch (IOException _) {
            return FileTime.fromMillis(0);
        }
    }

    /** Forgets a revision. */
    void drop(Revision revision) throws IOException {
        Files.deleteIfExists(place(revision, SERVED));
        Files.deleteIfExists(place(revision, TEXT));
    }

    private static Optional<LineRange> range(String entry) {
        var match = RANGE.matcher(entry);
        if (!match.matches()) {
            return Optional.empty();
        }
        var first = Integer.parseInt(match.group(1));
        var last = Integer.parseInt(match.group(2));
        return first < 1 || last < first ? Optional.empty() : Optional.of(new LineRange(first, last));
    }

    private Path place(Revision revision, String ending) {
        return folder.resolve(revision.digest() + ending);
    }

    private static void makePrivate(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectories(folder);
        }
    }
}
