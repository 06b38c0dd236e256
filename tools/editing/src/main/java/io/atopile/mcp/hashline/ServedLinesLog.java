package io.atopile.mcp.hashline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The record of the lines that were returned of one revision: entries {@code <first line> <four hex digits for each line>}, each
 * with a line break before and after it, so that one torn by a crash doesn't damage the others.
 */
record ServedLinesLog(Path file) {

    private static final int DIGITS = 4;
    private static final int LOOKED_THROUGH = 1 << 16;

    /** Adds lines; those that a short record already contains only renew its date. */
    void add(TextLines text, List<LineRange> ranges) throws IOException {
        var known = Files.exists(file) && Files.size(file) <= LOOKED_THROUGH ? read() : Optional.<ServedLines>empty();
        var news = new StringBuilder("\n");
        for (var range : ranges) {
            if (known.isEmpty() || known.get().findFirstMissing(range) != 0) {
                write(news, text, range);
            }
        }
        if (news.length() > 1 || known.isEmpty()) {
            Files.writeString(file, news, StandardCharsets.US_ASCII, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } else {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
        }
    }

    /** Adds the content of another record. */
    void addAll(ServedLinesLog other) throws IOException {
        Files.write(file, Files.readAllBytes(other.file), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** Returns the lines; empty if there are none. */
    Optional<ServedLines> read() {
        try {
            var gathered = new ServedLines.Gathered();
            Files.readString(file, StandardCharsets.ISO_8859_1).lines().forEach(entry -> read(entry, gathered));
            return Optional.of(gathered.toServedLines());
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static void write(StringBuilder out, TextLines text, LineRange range) {
        out.append(range.first()).append(' ');
        var hex = HexFormat.of();
        for (var line = range.first(); line <= range.last(); line++) {
            out.append(hex.toHexDigits((short) text.hash(line)));
        }
        out.append('\n');
    }

    private static void read(String entry, ServedLines.Gathered into) {
        var space = entry.indexOf(' ');
        if (space < 1 || space > 9 || !entry.chars().limit(space).allMatch(Character::isDigit)) {
            return;
        }
        var line = Integer.parseInt(entry, 0, space, 10);
        try {
            for (var at = space + 1; line > 0 && at + DIGITS <= entry.length(); at += DIGITS) {
                into.add(line++, HexFormat.fromHexDigits(entry, at, at + DIGITS));
            }
        } catch (IllegalArgumentException _) {
            return; // The rest of the entry is torn.
        }
    }
}
