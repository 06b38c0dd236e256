package io.atopile.mcp.server.settings;

import io.atopile.mcp.journal.Redaction;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseError;
import org.tomlj.TomlTable;

/** Reads a TOML file into keys, values and lines. The only class that uses the TOML library, loaded only if a file exists. */
final class TomlFile {

    private static final int LARGEST = 64 * 1024;
    private static final int DEEPEST = 40;
    private static final int LONGEST_COMPLAINT = 160;

    /**
     * One key of the file.
     *
     * @param value empty if its type is one that no setting has
     */
    record Entry(List<String> path, SettingOrigin origin, Optional<SettingValue> value) {
        Entry {
            path = List.copyOf(path);
        }

        String name() {
            return String.join(".", path);
        }
    }

    /** The content of a file; after a problem, only what could still be parsed. */
    record Content(List<Entry> entries, List<SettingsProblem> problems) {}

    private final Path file;
    private final Predicate<List<String>> isWhole;

    /**
     * Prepares to read a file.
     *
     * @param isWhole returns whether the table at a path is a single value
     */
    TomlFile(Path file, Predicate<List<String>> isWhole) {
        this.file = file;
        this.isWhole = isWhole;
    }

    /** Reads the file; pass {@code NOFOLLOW_LINKS} to reject symbolic links. */
    Content read(LinkOption... links) {
        try {
            if (!Files.isRegularFile(file, links)) {
                return buildUnreadable("this is not a regular file");
            }
            if (Files.size(file) > LARGEST) {
                return buildUnreadable("the file is larger than %,d bytes".formatted(LARGEST));
            }
            var text = Files.readString(file);
            return isTooDeep(text) ? buildUnreadable("brackets are nested too deeply") : parse(text);
        } catch (IOException _) {
            return buildUnreadable("the file can't be read as UTF-8 text");
        }
    }

    private Content buildUnreadable(String why) {
        return new Content(List.of(), List.of(new SettingsProblem(new SettingOrigin.InFile(file, 1), why, true)));
    }

    /** The library parses brackets recursively, and an untrusted file must not exhaust the stack. */
    private static boolean isTooDeep(String text) {
        var depth = 0;
        for (var i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '[', '{' -> depth++;
                case ']', '}' -> depth = Math.max(0, depth - 1);
                default -> {}
            }
            if (depth > DEEPEST) {
                return true;
            }
        }
        return false;
    }

    private Content parse(String text) {
        var root = Toml.parse(text);
        var problems = root.errors().stream()
                .map(error -> new SettingsProblem(new SettingOrigin.InFile(file, error.position().line()), describeError(error), true))
                .toList();
        var entries = new ArrayList<Entry>();
        collect(root, root, List.of(), entries);
        entries.sort(Comparator.comparingInt(entry -> findLine(root, entry.path())));
        return new Content(entries, problems);
    }

    private static String describeError(TomlParseError error) {
        var message = Optional.ofNullable(error.getMessage()).orElse("this is not valid TOML");
        var line = Redaction.of(message.replaceAll("\\s+", " "));
        return line.length() <= LONGEST_COMPLAINT ? line : line.substring(0, LONGEST_COMPLAINT) + "…";
    }

    private void collect(TomlTable root, TomlTable table, List<String> above, List<Entry> into) {
        for (var name : table.keySet()) {
            var path = new ArrayList<>(above);
            path.add(name);
            var value = table.get(List.of(name));
            if (value instanceof TomlTable inner && !inner.isEmpty() && !isWhole.test(path)) {
                collect(root, inner, path, into);
            } else {
                into.add(new Entry(path, new SettingOrigin.InFile(file, findLine(root, path)), toValue(value)));
            }
        }
    }

    private static int findLine(TomlTable root, List<String> path) {
        var position = root.inputPositionOf(path);
        return position == null ? 1 : position.line();
    }

    private static Optional<SettingValue> toValue(@Nullable Object value) {
        return switch (value) {
            case String text -> Optional.of(new SettingValue.Text(text));
            case Boolean on -> Optional.of(new SettingValue.Switch(on));
            case Long number -> Optional.of(new SettingValue.Figure(BigDecimal.valueOf(number)));
            case Double number when Double.isFinite(number) -> Optional.of(new SettingValue.Figure(BigDecimal.valueOf(number)));
            case TomlArray array -> toTexts(array.toList());
            case TomlTable table -> toPairs(table);
            case null, default -> Optional.empty();
        };
    }

    private static Optional<SettingValue> toTexts(List<Object> items) {
        return items.stream().allMatch(String.class::isInstance)
                ? Optional.of(new SettingValue.Texts(items.stream().map(String.class::cast).toList()))
                : Optional.empty();
    }

    private static Optional<SettingValue> toPairs(TomlTable table) {
        var pairs = new HashMap<String, String>();
        for (var name : table.keySet()) {
            if (!(table.get(List.of(name)) instanceof String text)) {
                return Optional.empty();
            }
            pairs.put(name, text);
        }
        return Optional.of(new SettingValue.Pairs(pairs));
    }
}
