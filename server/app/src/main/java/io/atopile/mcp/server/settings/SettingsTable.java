package io.atopile.mcp.server.settings;

import io.atopile.mcp.journal.Redaction;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The settings as people read them. Shows no secret: of headers and queries only the names. */
public final class SettingsTable {

    private SettingsTable() {}

    /** Each key that has a value, with who set it. */
    public static String plain(EffectiveSettings settings) {
        return Keys.all().stream()
                .filter(key -> settings.value(key).isPresent())
                .map(key -> "%-36s %-44s %s%n"
                        .formatted(key.name(), shown(key, settings.value(key).get()), settings.origin(key)))
                .collect(Collectors.joining());
    }

    /** Every key there is. */
    public static String markdown() {
        return "| key | value | default | meaning | a project may |\n|---|---|---|---|---|\n"
                + Keys.all().stream().map(SettingsTable::row).collect(Collectors.joining());
    }

    private static String row(Key key) {
        var preset = key.preset().map(value -> "`" + value.toml() + "`").orElse("");
        return "| `%s` | %s | %s | %s | %s |%n"
                .formatted(key.name(), key.kind().words(), preset, key.meaning(), key.inProject().words());
    }

    private static String shown(Key key, Value value) {
        return switch (value) {
            case Value.Pairs(var pairs) when !isOfVariables(key) -> names(pairs);
            case Value.Pairs _, Value.Text _, Value.Texts _ -> Redaction.of(value.toml());
            case Value.Figure _, Value.Switch _ -> value.toml();
        };
    }

    private static boolean isOfVariables(Key key) {
        return key.kind() instanceof Kind.Pairs(var ofVariables) && ofVariables;
    }

    private static String names(Map<String, String> pairs) {
        return new TreeMap<>(pairs)
                .keySet().stream().map(name -> name + " = (hidden)").collect(Collectors.joining(", ", "{ ", " }"));
    }
}
