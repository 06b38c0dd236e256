package io.atopile.mcp.server.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseResult;

/** Changes the list of trusted directories in the text of the user's settings; every other byte is preserved. */
final class TrustEdit {

    private static final String KEY = "trust";

    private final String text;

    TrustEdit(String text) {
        this.text = text;
    }

    /** Returns the text with a directory appended to the list; empty if that is impossible without changing anything else. */
    Optional<String> add(String directory) {
        var wanted = new ArrayList<>(parseList(text));
        wanted.add(directory);
        var quoted = new SettingValue.Text(directory).toml();
        if (!Toml.parse(text).contains(KEY)) {
            return verifyChange("%s = [%s]\n%s".formatted(KEY, quoted, text), wanted);
        }
        return TomlList.of(text, offset()).flatMap(list -> verifyChange(list.with(quoted), wanted));
    }

    /** Returns the text without the items at the given indices; empty if that is impossible without changing anything else. */
    Optional<String> remove(List<Integer> indices) {
        var changed = text;
        var wanted = new ArrayList<>(parseList(text));
        for (var index : indices.reversed()) {
            var list = TomlList.of(changed, offset());
            if (list.isEmpty() || index >= list.get().size()) {
                return Optional.empty();
            }
            changed = list.get().without(index);
            wanted.remove((int) index);
        }
        return verifyChange(changed, wanted);
    }

    /** Returns the items of the list as they are written. */
    static List<String> parseList(String text) {
        return Toml.parse(text).get(List.of(KEY)) instanceof TomlArray array
                ? array.toList().stream().map(String::valueOf).toList()
                : List.of();
    }

    /** Returns why the text can't be read as TOML; empty if it can. */
    static Optional<String> findFault(String text) {
        return Toml.parse(text).errors().stream()
                .findFirst()
                .map(error -> "line %d is not valid TOML".formatted(error.position().line()));
    }

    /** Returns the offset of the key's value, or of the key itself. */
    private int offset() {
        var position = Objects.requireNonNull(Toml.parse(text).inputPositionOf(List.of(KEY)));
        var start = 0;
        for (var line = 1; line < position.line(); line++) {
            start = text.indexOf('\n', start) + 1;
        }
        return Math.min(text.length(), start + position.column() - 1);
    }

    private Optional<String> verifyChange(String changed, List<String> wanted) {
        var parsed = Toml.parse(changed);
        return !parsed.hasErrors() && parseList(changed).equals(wanted) && listOtherSettings(parsed).equals(listOtherSettings(Toml.parse(text)))
                ? Optional.of(changed)
                : Optional.empty();
    }

    private static List<String> listOtherSettings(TomlParseResult parsed) {
        return parsed.dottedEntrySet().stream()
                .filter(entry -> !entry.getKey().equals(KEY))
                .map(entry -> entry.getKey() + " = " + (entry.getValue() instanceof TomlArray array ? array.toJson() : entry.getValue()))
                .sorted()
                .toList();
    }
}
