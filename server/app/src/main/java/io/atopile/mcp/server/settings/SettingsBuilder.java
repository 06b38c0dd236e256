package io.atopile.mcp.server.settings;

import io.atopile.mcp.tool.Toolset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Composes settings by applying one layer after the other. */
final class SettingsBuilder {

    private final Map<SettingKey, SettingEntry> chosen = new LinkedHashMap<>();
    private final List<SettingsProblem> problems = new ArrayList<>();

    /** Sets a key if the value is valid for it; otherwise adds a problem. */
    void put(SettingKey key, SettingValue value, SettingOrigin origin) {
        if (key.kind().fits(value)) {
            chosen.put(key, new SettingEntry(value, origin));
        } else {
            addTypeProblem(key, origin);
        }
    }

    /** Reduces a list of toolsets to those that another list enables as well, possibly to none. */
    void restrictToolsets(SettingKey key, List<String> left, SettingOrigin origin) {
        if (findValue(key).orElse(null) instanceof SettingValue.Texts(var now)) {
            var before = Toolset.parse(now);
            var both = Toolset.intersect(before, Toolset.parse(left));
            if (!both.equals(before)) {
                chosen.put(key, new SettingEntry(new SettingValue.Texts(both.stream().sorted().map(Toolset::toString).toList()), origin));
            }
        }
    }

    void addTypeProblem(SettingKey key, SettingOrigin origin) {
        problems.add(new SettingsProblem(origin, "%s must be %s".formatted(key.name(), key.kind().words()), key.restricts(), key.name().startsWith("sandbox.")));
    }

    void addProblem(SettingOrigin origin, String message, boolean hidesRestriction) {
        problems.add(new SettingsProblem(origin, message, hidesRestriction));
    }

    void addProblem(List<SettingsProblem> more) {
        problems.addAll(more);
    }

    /** Returns the current value of a key. */
    Optional<SettingValue> findValue(SettingKey key) {
        return Optional.ofNullable(chosen.get(key)).map(SettingEntry::value).or(key::preset);
    }

    Optional<SettingEntry> findSetting(SettingKey key) {
        return Optional.ofNullable(chosen.get(key));
    }

    EffectiveSettings settings() {
        return new EffectiveSettings(chosen);
    }

    List<SettingsProblem> problems() {
        return problems.stream().distinct().toList();
    }
}
