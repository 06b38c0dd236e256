package io.atopile.mcp.server.settings;

import io.atopile.mcp.agent.run.AgentSettings;
import io.atopile.mcp.file.WriteRules;
import io.atopile.mcp.policy.Mode;
import io.atopile.mcp.process.NetworkAccess;
import io.atopile.mcp.process.SandboxKind;
import io.atopile.mcp.process.SandboxMode;
import io.atopile.mcp.project.SandboxSettings;
import io.atopile.mcp.tool.Toolset;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What holds after all layers. */
public final class EffectiveSettings {

    /** Those of a user who chose nothing. */
    static final EffectiveSettings NONE = new EffectiveSettings(Map.of());

    private final Map<Key, Setting> chosen;

    EffectiveSettings(Map<Key, Setting> chosen) {
        this.chosen = Map.copyOf(chosen);
    }

    /** For the agent's runs. */
    public AgentSettings agent() {
        return chosen.isEmpty() ? AgentSettings.DEFAULT : new AgentComposer(this).compose();
    }

    /** Which files are written without a person's approval. */
    WriteRules writeRules() {
        return new WriteRules(Set.copyOf(texts(Keys.FILE_EXTENSIONS)));
    }

    public ServerChoices server() {
        if (chosen.isEmpty()) {
            return ServerChoices.DEFAULT;
        }
        var toolsets = EnumSet.noneOf(Toolset.class);
        texts(Keys.SERVER_TOOLSETS).forEach(name -> toolsets.add(Toolset.valueOf(name.toUpperCase(Locale.ROOT))));
        return new ServerChoices(toolsets, on(Keys.READ_ONLY), mode(Keys.SERVER_POLICY));
    }

    /** How child processes are confined. */
    public SandboxSettings sandbox() {
        if (chosen.isEmpty()) {
            return SandboxSettings.DEFAULT;
        }
        return new SandboxSettings(
                choice(Keys.SANDBOX_MODE, SandboxMode.values()).orElseThrow(),
                texts(Keys.SANDBOX_WRITABLE).stream().map(AgentComposer::directory).toList(),
                choice(Keys.SANDBOX_NETWORK, NetworkAccess.values()),
                choice(Keys.SANDBOX_KIND, SandboxKind.values()));
    }

    private <C extends Enum<C>> Optional<C> choice(Key key, C[] choices) {
        return text(key).flatMap(word ->
                Arrays.stream(choices).filter(choice -> choice.toString().equals(word)).findAny());
    }

    /** What is set, or else holds by itself; nothing where neither is. */
    Optional<Value> value(Key key) {
        return Optional.ofNullable(chosen.get(key)).map(Setting::value).or(key::preset);
    }

    Origin origin(Key key) {
        var setting = chosen.get(key);
        return setting == null ? new Origin.Default() : setting.origin();
    }

    Optional<String> text(Key key) {
        return value(key).flatMap(value -> value instanceof Value.Text(var text) ? Optional.of(text) : Optional.empty());
    }

    Optional<BigDecimal> amount(Key key) {
        return value(key).flatMap(value -> value instanceof Value.Figure(var number) ? Optional.of(number) : Optional.empty());
    }

    long whole(Key key) {
        return amount(key).orElseThrow().longValueExact();
    }

    boolean on(Key key) {
        return value(key).equals(Optional.of(new Value.Switch(true)));
    }

    Mode mode(Key key) {
        return Mode.valueOf(text(key).orElseThrow().toUpperCase(Locale.ROOT));
    }

    List<String> texts(Key key) {
        return value(key).orElse(null) instanceof Value.Texts(var texts) ? texts : List.of();
    }

    Map<String, String> pairs(Key key) {
        return value(key).orElse(null) instanceof Value.Pairs(var pairs) ? pairs : Map.of();
    }
}
