package io.atopile.mcp.server.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Settings while one layer after the other is laid over them. */
final class Layers {

    private final Map<Key, Setting> chosen = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    /** Sets a key, if the value is one that it takes. */
    void put(Key key, Value value, Origin origin) {
        if (key.kind().fits(value)) {
            chosen.put(key, new Setting(value, origin));
        } else {
            misfit(key, origin);
        }
    }

    /** Leaves of a list only what stands in another as well, which may be nothing. */
    void restrict(Key key, List<String> left, Origin origin) {
        if (value(key).orElse(null) instanceof Value.Texts(var now) && !left.containsAll(now)) {
            chosen.put(key, new Setting(new Value.Texts(now.stream().filter(left::contains).toList()), origin));
        }
    }

    void misfit(Key key, Origin origin) {
        problems.add(new Problem(origin, "%s must be %s".formatted(key.name(), key.kind().words()), key.restricts(), key.name().startsWith("sandbox.")));
    }

    void wrong(Origin origin, String message, boolean hidesRestriction) {
        problems.add(new Problem(origin, message, hidesRestriction));
    }

    void wrong(List<Problem> more) {
        problems.addAll(more);
    }

    /** What holds of a key by now. */
    Optional<Value> value(Key key) {
        return Optional.ofNullable(chosen.get(key)).map(Setting::value).or(key::preset);
    }

    Optional<Setting> setting(Key key) {
        return Optional.ofNullable(chosen.get(key));
    }

    EffectiveSettings settings() {
        return new EffectiveSettings(chosen);
    }

    List<Problem> problems() {
        return problems.stream().distinct().toList();
    }
}
