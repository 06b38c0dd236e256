package io.atopile.mcp.server.settings;

import io.atopile.mcp.journal.Redaction;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Renders settings for users. Shows no secrets: of headers and queries only the names. */
public final class SettingsTable {

    private SettingsTable() {}

    /** Renders each key that has a value, with the value's origin. */
    public static String renderText(EffectiveSettings settings) {
        return SettingKeys.all().stream()
                .filter(key -> settings.findValue(key).isPresent())
                .map(key -> "%-36s %-44s %s%n"
                        .formatted(key.name(), formatValue(key, settings.findValue(key).get()), settings.getOrigin(key)))
                .collect(Collectors.joining());
    }

    /** Renders all keys. */
    public static String markdown() {
        return "| key | value | default | meaning | a project may |\n|---|---|---|---|---|\n"
                + SettingKeys.all().stream().map(SettingsTable::formatRow).collect(Collectors.joining());
    }

    private static String formatRow(SettingKey key) {
        var preset = key.preset().map(value -> "`" + value.toml() + "`").orElse("");
        return "| `%s` | %s | %s | %s | %s |%n"
                .formatted(key.name(), key.kind().words(), preset, key.meaning(), key.inProject().words());
    }

    private static String formatValue(SettingKey key, SettingValue value) {
        return switch (value) {
            case SettingValue.Pairs(var pairs) when !isOfVariables(key) -> maskPairs(pairs);
            case SettingValue.Pairs _, SettingValue.Text _, SettingValue.Texts _ -> Redaction.of(value.toml());
            case SettingValue.Figure _, SettingValue.Switch _ -> value.toml();
        };
    }

    private static boolean isOfVariables(SettingKey key) {
        return key.kind() instanceof SettingType.Pairs(var ofVariables) && ofVariables;
    }

    private static String maskPairs(Map<String, String> pairs) {
        return new TreeMap<>(pairs)
                .keySet().stream().map(name -> name + " = (hidden)").collect(Collectors.joining(", ", "{ ", " }"));
    }
}
