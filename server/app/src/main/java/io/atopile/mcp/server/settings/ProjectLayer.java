package io.atopile.mcp.server.settings;

import io.atopile.mcp.server.settings.TomlFile.Entry;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A project's file, which comes with the project from anybody: it can only take away. */
final class ProjectLayer {

    /** Where the user chose nothing, and nothing holds by itself, a project can only choose the strictest. */
    private static final int STRICTEST_ONLY = 1;

    static final String FILE = ".atopile-mcp.toml";

    private final TomlFile.Content content;

    private ProjectLayer(TomlFile.Content content) {
        this.content = content;
    }

    static Path in(Path project) {
        return project.resolve(FILE);
    }

    static boolean isIn(Path project) {
        return Files.exists(in(project), LinkOption.NOFOLLOW_LINKS);
    }

    static ProjectLayer read(Path project) {
        return new ProjectLayer(new TomlFile(in(project), _ -> false).read(LinkOption.NOFOLLOW_LINKS));
    }

    void layOver(Layers layers) {
        layers.wrong(content.problems());
        content.entries().forEach(entry -> lay(layers, entry));
    }

    private static void lay(Layers layers, Entry entry) {
        var table = entry.path().getFirst();
        if (table.equals(UserLayer.PROFILES)) {
            refuse(layers, entry, "profiles are the user's");
            return;
        }
        var key = Keys.named(entry.name()).or(() -> pairsAround(entry));
        if (key.isEmpty()) {
            UserLayer.unknown(layers, entry, entry.name(), "");
        } else if (key.get().inProject() == InProject.NOTHING) {
            refuse(layers, entry, reason(key.get()));
        } else if (entry.value().isEmpty() || !key.get().kind().fits(entry.value().get())) {
            layers.misfit(key.get(), entry.origin());
        } else {
            tighten(layers, key.get(), entry.value().get(), entry);
        }
    }

    private static Optional<Key> pairsAround(Entry entry) {
        var path = entry.path();
        return path.size() < 2
                ? Optional.empty()
                : Keys.named(String.join(".", path.subList(0, 2))).filter(key -> key.kind() instanceof Kind.Pairs);
    }

    private static void refuse(Layers layers, Entry entry, String why) {
        layers.wrong(entry.origin(), "a project may not set %s: %s".formatted(entry.name(), why), false);
    }

    private static String reason(Key key) {
        if (key.name().startsWith("provider.")) {
            return "it decides where the model is and which keys are sent there";
        }
        if (key.equals(Keys.TOOLS_ALLOW)) {
            return "it loosens the policy";
        }
        if (key.equals(Keys.TRUST)) {
            return "no project vouches for itself";
        }
        if (key.name().startsWith("sandbox.")) {
            return "it decides how the project's own code is confined";
        }
        return key.equals(Keys.PROFILE) ? "profiles are the user's" : "it does not make a run stricter";
    }

    private static void tighten(Layers layers, Key key, Value value, Entry entry) {
        var now = layers.value(key);
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
            case ADD -> layers.put(key, union(now.map(ProjectLayer::texts).orElse(List.of()), texts(value)), entry.origin());
            case FEWER -> layers.restrict(key, texts(value), entry.origin());
            case SWITCH_ON -> turn(layers, key, value, true, entry);
            case SWITCH_OFF -> turn(layers, key, value, false, entry);
        }
    }

    private static void turn(Layers layers, Key key, Value value, boolean allowed, Entry entry) {
        if (!value.equals(new Value.Switch(allowed))) {
            refuse(layers, entry, "it may only be switched " + (allowed ? "on" : "off"));
        } else if (!layers.value(key).equals(Optional.of(value))) {
            layers.put(key, value, entry.origin());
        }
    }

    private static BigDecimal number(Value value) {
        return value instanceof Value.Figure(var number) ? number : BigDecimal.ZERO;
    }

    private static int rank(Key key, Value value) {
        return key.kind() instanceof Kind.Choice(var choices) && value instanceof Value.Text(var text)
                ? choices.indexOf(text)
                : 0;
    }

    private static List<String> texts(Value value) {
        return value instanceof Value.Texts(var texts) ? texts : List.of();
    }

    private static Value union(List<String> some, List<String> others) {
        return new Value.Texts(Stream.concat(some.stream(), others.stream()).distinct().toList());
    }
}
