package io.atopile.mcp.server.settings;

import io.atopile.mcp.server.settings.TomlFile.Entry;
import io.atopile.mcp.tool.NameSuggestions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The user's settings file: it may set every key, and define profiles. */
final class UserLayer {

    static final String PROFILES = "profiles";

    private final TomlFile.Content content;

    private UserLayer(TomlFile.Content content) {
        this.content = content;
    }

    static UserLayer read(Path file) {
        return new UserLayer(new TomlFile(file, UserLayer::isPairs).read());
    }

    static UserLayer empty() {
        return new UserLayer(new TomlFile.Content(List.of(), List.of()));
    }

    private static boolean isPairs(List<String> path) {
        return SettingKeys.findKey(String.join(".", isInProfile(path) ? path.subList(2, path.size()) : path))
                .filter(key -> key.kind() instanceof SettingType.Pairs)
                .isPresent();
    }

    private static boolean isInProfile(List<String> path) {
        return path.size() > 2 && path.getFirst().equals(PROFILES);
    }

    void layOver(SettingsBuilder layers) {
        layers.addProblem(content.problems());
        for (var entry : content.entries()) {
            if (!entry.path().getFirst().equals(PROFILES)) {
                lay(layers, entry, 0);
            }
        }
        checkProfiles(layers);
    }

    /** Applies the chosen profile, if there is one. */
    void layProfileOver(SettingsBuilder layers, Optional<SettingEntry> choice) {
        if (choice.isEmpty() || !(choice.get().value() instanceof SettingValue.Text(var name))) {
            return;
        }
        if (!profiles().contains(name)) {
            var near = NameSuggestions.of(name, profiles()).stream().findFirst();
            var message = "there is no profile of that name in the user's settings" + near.map("; did you mean %s?"::formatted).orElse("");
            layers.addProblem(choice.get().origin(), message, true);
        }
        for (var entry : content.entries()) {
            if (isInProfile(entry.path()) && entry.path().get(1).equals(name)) {
                lay(layers, entry, 2);
            }
        }
    }

    private List<String> profiles() {
        return content.entries().stream()
                .map(Entry::path)
                .filter(path -> path.size() > 1 && path.getFirst().equals(PROFILES))
                .map(path -> path.get(1))
                .distinct()
                .toList();
    }

    /** Reports errors in all profiles, even in those that are not chosen. */
    private void checkProfiles(SettingsBuilder layers) {
        var aside = new SettingsBuilder();
        for (var entry : content.entries()) {
            if (isInProfile(entry.path())) {
                lay(aside, entry, 2);
            } else if (entry.path().getFirst().equals(PROFILES) && !isEmptyTable(entry)) {
                aside.addProblem(entry.origin(), "a profile must be a table, [profiles.NAME]", true);
            }
        }
        layers.addProblem(aside.problems());
    }

    private static boolean isEmptyTable(Entry entry) {
        return entry.value().filter(value -> value.equals(new SettingValue.Pairs(Map.of()))).isPresent();
    }

    private static void lay(SettingsBuilder layers, Entry entry, int skipped) {
        var name = String.join(".", entry.path().subList(skipped, entry.path().size()));
        var key = SettingKeys.findKey(name).filter(known -> skipped == 0 || !known.equals(SettingKeys.PROFILE));
        if (key.isEmpty()) {
            reportUnknownKey(layers, entry, name, entry.name().substring(0, entry.name().length() - name.length()));
        } else if (entry.value().isEmpty()) {
            layers.addTypeProblem(key.get(), entry.origin());
        } else {
            layers.put(key.get(), entry.value().get(), entry.origin());
        }
    }

    static void reportUnknownKey(SettingsBuilder layers, Entry entry, String name, String before) {
        if (SettingKeys.isTable(name) && isEmptyTable(entry)) {
            return;
        }
        var known = SettingKeys.all().stream().map(SettingKey::name).filter(other -> !other.equals(name)).toList();
        var near = NameSuggestions.of(name, known).stream().findFirst();
        var advice = near.map(key -> "; did you mean %s%s?".formatted(before, key)).orElse("");
        layers.addProblem(entry.origin(), "unknown key %s%s".formatted(NameSuggestions.shorten(entry.name()), advice), true);
    }
}
