package io.atopile.mcp.electrical;

import io.atopile.mcp.electrical.SourceWaiver.Block;
import io.atopile.mcp.file.BoundedFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the waivers in comments of source files. */
final class WaiverReader {

    private static final int LARGEST_FILE = 4 << 20;
    private static final Pattern WAIVER = Pattern.compile("#\\s*waive:\\s*(?<rule>[\\w-]+)\\s*(?:\\((?<pins>[^)]*)\\))?\\s*,?\\s*(?<reason>.*)$");
    private static final Pattern BLOCK = Pattern.compile("(module|component|interface)\\s.*");
    private static final Pattern TEXT = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*'");

    private final String file;
    private final List<String> lines;

    private WaiverReader(String file, List<String> lines) {
        this.file = file;
        this.lines = lines;
    }

    /** Reads the waivers of a design's own source files, in their order; a file outside the project, or one that can't be read, has none. */
    static List<SourceWaiver> readAll(ElectricalDesign design, Path root) {
        return ElectricalChecks.listFiles(design).stream().sorted().flatMap(file -> readFile(root, file).stream()).toList();
    }

    private static List<SourceWaiver> readFile(Path root, String file) {
        try {
            var path = root.resolve(file).toRealPath();
            return path.startsWith(root) ? read(file, BoundedFile.readText(path, LARGEST_FILE)) : List.of();
        } catch (IOException _) {
            return List.of();
        }
    }

    /** Reads the waivers of one file. */
    static List<SourceWaiver> read(String file, String text) {
        var reader = new WaiverReader(file, text.lines().toList());
        var found = new ArrayList<SourceWaiver>();
        for (int index = 0; index < reader.lines.size(); index++) {
            reader.readLine(index).ifPresent(found::add);
        }
        return found;
    }

    private Optional<SourceWaiver> readLine(int index) {
        var matcher = WAIVER.matcher(TEXT.matcher(lines.get(index)).replaceAll("\"\""));
        if (!matcher.find()) {
            return Optional.empty();
        }
        var pins = Optional.ofNullable(matcher.group("pins")).orElse("");
        return Optional.of(new SourceWaiver(
                matcher.group("rule"),
                Arrays.stream(pins.split(",", -1)).map(String::strip).filter(pin -> !pin.isEmpty()).toList(),
                matcher.group("reason").strip(),
                new SourceLine(file, index + 1),
                new SourceLine(file, findSubject(index) + 1),
                findBlock(index)));
    }

    /** Finds the line that a comment is about: its own if that has code, or else the next one that has. */
    private int findSubject(int comment) {
        int index = comment;
        while (index < lines.size() - 1 && (lines.get(index).isBlank() || lines.get(index).strip().startsWith("#"))) {
            index++;
        }
        return index;
    }

    private Block findBlock(int index) {
        int first = index;
        while (first > 0 && !BLOCK.matcher(lines.get(first)).matches()) {
            first--;
        }
        int last = index;
        while (last < lines.size() - 1 && !BLOCK.matcher(lines.get(last + 1)).matches()) {
            last++;
        }
        return new Block(first + 1, last + 1);
    }
}
