package io.atopile.mcp.agent.context;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One AGENTS.md and its origin.
 *
 * @param root directory that must contain its real path; empty for the user's own file, which may be a link to anywhere
 * @param label its name for the model and the user, never an absolute path
 */
public record InstructionFile(Path file, Optional<Path> root, String label) {

    /** A shorter excerpt from the start of a file is useless. */
    private static final int LEAST_BEGINNING = 400;

    /** Who wrote a file. */
    public enum Origin {
        USER,
        PROJECT
    }

    /**
     * The text of a file.
     *
     * @param bytes number of bytes that were read
     * @param leftOut what was left out, for people
     */
    public record Text(Origin origin, String label, String text, int bytes, Optional<String> leftOut) {}

    static InstructionFile ofUser(Path file) {
        return new InstructionFile(file, Optional.empty(), "the user's AGENTS.md");
    }

    static InstructionFile ofProject(Path file, Path root) {
        return new InstructionFile(file, Optional.of(root), root.relativize(file).toString());
    }

    /** Reads at most {@code room} bytes, cut at the end of a line. Empty if the file is blank, or skipped with a warning. */
    Optional<Text> read(int room, List<String> warnings) {
        try {
            var real = file.toRealPath();
            if (root.isPresent() && !isAllowed(real, root.get())) {
                return skip(warnings, " is a link to a file outside the repository or to a file other than Markdown");
            }
            if (!Files.isRegularFile(real, LinkOption.NOFOLLOW_LINKS)) {
                return skip(warnings, " is not a file");
            }
            try (var in = Files.newInputStream(real, LinkOption.NOFOLLOW_LINKS)) {
                return decodeText(in.readNBytes(room + 1), room, warnings);
            }
        } catch (CharacterCodingException _) {
            return skip(warnings, " is not UTF-8");
        } catch (IOException _) {
            return skip(warnings, " can't be read");
        }
    }

    /**
     * Returns whether a file may be read. A link may only lead to another Markdown file of the repository, so that it
     * can't expose secrets.
     */
    private static boolean isAllowed(Path real, Path root) {
        return real.startsWith(root) && real.getFileName().toString().endsWith(".md");
    }

    private Optional<Text> skip(List<String> warnings, String why) {
        warnings.add(label + why);
        return Optional.empty();
    }

    private Optional<Text> decodeText(byte[] bytes, int room, List<String> warnings) throws CharacterCodingException {
        if (bytes.length > room && room < LEAST_BEGINNING) {
            return skip(warnings, " was left out: no room");
        }
        var end = bytes.length <= room ? bytes.length : endOfLine(bytes, room);
        var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, end)).toString().strip();
        var leftOut = end == bytes.length ? Optional.<String>empty() : Optional.of(label + " after its first " + end + " bytes");
        return text.isEmpty() ? Optional.empty() : Optional.of(new Text(origin(), label, text, end, leftOut));
    }

    private Origin origin() {
        return root.isPresent() ? Origin.PROJECT : Origin.USER;
    }

    /** Returns the end of the last whole line that fits or, if the first line is too long, of the last whole code point. */
    private static int endOfLine(byte[] bytes, int room) {
        for (var end = room; end > 0; end--) {
            if (bytes[end - 1] == '\n') {
                return end;
            }
        }
        var end = room;
        while (end > 0 && (bytes[end] & 0xC0) == 0x80) {
            end--;
        }
        return end;
    }
}
