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

    private final Map<SettingKey, SettingEntry> chosen;

    EffectiveSettings(Map<SettingKey, SettingEntry> chosen) {
        this.chosen = Map.copyOf(chosen);
    }

    /** For the agent's runs. */
    public AgentSettings agent() {
        return chosen.isEmpty() ? AgentSettings.DEFAULT : new AgentSettingsFactory(this).compose();
    }

    /** Which files are written without a person's approval. */
    WriteRules writeRules() {
        return new WriteRules(Set.copyOf(texts(SettingKeys.FILE_EXTENSIONS)));
    }

    public ServerSettings server() {
        if (chosen.isEmpty()) {
            return ServerSettings.DEFAULT;
        }
        var toolsets = EnumSet.noneOf(Toolset.class);
        texts(SettingKeys.SERVER_TOOLSETS).forEach(name -> toolsets.add(Toolset.valueOf(name.toUpperCase(Locale.ROOT))));
        return new ServerSettings(toolsets, on(SettingKeys.READ_ONLY), mode(SettingKeys.SERVER_POLICY));
    }

    /** How child processes are confined. */
    public SandboxSettings sandbox() {
        if (chosen.isEmpty()) {
            return SandboxSettings.DEFAULT;
        }
        return new SandboxSettings(
                choice(SettingKeys.SANDBOX_MODE, SandboxMode.values()).orElseThrow(),
                texts(SettingKeys.SANDBOX_WRITABLE).stream().map(AgentSettingsFactory::directory).toList(),
                choice(SettingKeys.SANDBOX_NETWORK, NetworkAccess.values()),
                choice(SettingKeys.SANDBOX_KIND, SandboxKind.values()));
    }

    private <C extends Enum<C>> Optional<C> choice(SettingKey key, C[] choices) {
        return text(key).flatMap(word ->
                Arrays.stream(choices).filter(choice -> choice.toString().equals(word)).findAny());
    }

    /** What is set, or else holds by itself; nothing where neither is. */
    Optional<SettingValue> value(SettingKey key) {
        return Optional.ofNullable(chosen.get(key)).map(SettingEntry::value).or(key::preset);
    }

    SettingOrigin origin(SettingKey key) {
        var setting = chosen.get(key);
        return setting == null ? new SettingOrigin.Default() : setting.origin();
    }

    Optional<String> text(SettingKey key) {
        return value(key).flatMap(value -> value instanceof SettingValue.Text(var text) ? Optional.of(text) : Optional.empty());
    }

    Optional<BigDecimal> amount(SettingKey key) {
        return value(key).flatMap(value -> value instanceof SettingValue.Figure(var number) ? Optional.of(number) : Optional.empty());
    }

    long whole(SettingKey key) {
        return amount(key).orElseThrow().longValueExact();
    }

    boolean on(SettingKey key) {
        return value(key).equals(Optional.of(new SettingValue.Switch(true)));
    }

    Mode mode(SettingKey key) {
        return Mode.valueOf(text(key).orElseThrow().toUpperCase(Locale.ROOT));
    }

    List<String> texts(SettingKey key) {
        return value(key).orElse(null) instanceof SettingValue.Texts(var texts) ? texts : List.of();
    }

    Map<String, String> pairs(SettingKey key) {
        return value(key).orElse(null) instanceof SettingValue.Pairs(var pairs) ? pairs : Map.of();
    }
}
