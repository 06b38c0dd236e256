package io.atopile.mcp.server.settings;

import io.atopile.mcp.server.settings.TomlFile.Entry;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A project's settings file. It comes with the project and is untrusted, so it can only restrict. */
final class ProjectLayer {

    /** If the user chose nothing and there is no default, a project can only choose the strictest value. */
    private static final int STRICTEST_ONLY = 1;

    static final String FILE = ".atopile-mcp.toml";

    private final TomlFile.Content content;

    private ProjectLayer(TomlFile.Content content) {
        this.content = content;
    }

    static Path resolveFile(Path project) {
        return project.resolve(FILE);
    }

    static boolean isIn(Path project) {
        return Files.exists(resolveFile(project), LinkOption.NOFOLLOW_LINKS);
    }

    static ProjectLayer read(Path project) {
        return new ProjectLayer(new TomlFile(resolveFile(project), _ -> false).read(LinkOption.NOFOLLOW_LINKS));
    }

    void layOver(SettingsBuilder layers) {
        layers.addProblem(content.problems());
        content.entries().forEach(entry -> lay(layers, entry));
    }

    private static void lay(SettingsBuilder layers, Entry entry) {
        var table = entry.path().getFirst();
        if (table.equals(UserLayer.PROFILES)) {
            refuse(layers, entry, "only the user's settings can define or select profiles");
            return;
        }
        var key = SettingKeys.findKey(entry.name()).or(() -> findEnclosingPairs(entry));
        if (key.isEmpty()) {
            UserLayer.reportUnknownKey(layers, entry, entry.name(), "");
        } else if (key.get().inProject() == ProjectOverride.NOTHING) {
            refuse(layers, entry, describeReason(key.get()));
        } else if (entry.value().isEmpty() || !key.get().kind().fits(entry.value().get())) {
            layers.addTypeProblem(key.get(), entry.origin());
        } else {
            tighten(layers, key.get(), entry.value().get(), entry);
        }
    }

    private static Optional<SettingKey> findEnclosingPairs(Entry entry) {
        var path = entry.path();
        return path.size() < 2
                ? Optional.empty()
                : SettingKeys.findKey(String.join(".", path.subList(0, 2))).filter(key -> key.kind() instanceof SettingType.Pairs);
    }

    private static void refuse(SettingsBuilder layers, Entry entry, String why) {
        layers.addProblem(entry.origin(), "a project may not set %s: %s".formatted(entry.name(), why), false);
    }

    private static String describeReason(SettingKey key) {
        if (key.name().startsWith("provider.")) {
            return "it determines which server is called and which keys are sent to it";
        }
        if (key.equals(SettingKeys.TOOLS_ALLOW)) {
            return "it would loosen the policy";
        }
        if (key.equals(SettingKeys.TRUST)) {
            return "a project can't declare itself trusted";
        }
        if (key.name().startsWith("sandbox.")) {
            return "it determines how the project's own code is confined";
        }
        return key.equals(SettingKeys.PROFILE) ? "only the user's settings can define or select profiles" : "it would not make a run stricter";
    }

    private static void tighten(SettingsBuilder layers, SettingKey key, SettingValue value, Entry entry) {
        var now = layers.findValue(key);
        switch (key.inProject()) {
            case NOTHING -> {}
            case LOWER -> {
                if (now.isEmpty() || number(value).compareTo(number(now.get())) < 0) {
                    layers.put(key, value, entry.origin());
                }
            }
            case STRICTER -> {
                if (rank(key, value) < now.map(held -> rank(key, held)).orElse(STRICTEST_ONLY)) {
                    layers.put(key, value, entry.origin());
                }
            }
            case ADD -> layers.put(key, union(now.map(ProjectLayer::getTexts).orElse(List.of()), getTexts(value)), entry.origin());
            case FEWER -> layers.restrictToolsets(key, getTexts(value), entry.origin());
            case SWITCH_ON -> turn(layers, key, value, true, entry);
            case SWITCH_OFF -> turn(layers, key, value, false, entry);
        }
    }

    private static void turn(SettingsBuilder layers, SettingKey key, SettingValue value, boolean allowed, Entry entry) {
        if (!value.equals(new SettingValue.Switch(allowed))) {
            refuse(layers, entry, "it may only be switched " + (allowed ? "on" : "off"));
        } else if (!layers.findValue(key).equals(Optional.of(value))) {
            layers.put(key, value, entry.origin());
        }
    }

    private static BigDecimal number(SettingValue value) {
        return value instanceof SettingValue.Figure(var number) ? number : BigDecimal.ZERO;
    }

    private static int rank(SettingKey key, SettingValue value) {
        return key.kind() instanceof SettingType.Choice(var choices) && value instanceof SettingValue.Text(var text)
                ? choices.indexOf(text)
                : 0;
    }

    private static List<String> getTexts(SettingValue value) {
        return value instanceof SettingValue.Texts(var texts) ? texts : List.of();
    }

    private static SettingValue union(List<String> some, List<String> others) {
        return new SettingValue.Texts(Stream.concat(some.stream(), others.stream()).distinct().toList());
    }
}
