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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The settings in effect after all layers have been applied. */
public final class EffectiveSettings {

    /** The settings of a user who chose nothing. */
    static final EffectiveSettings NONE = new EffectiveSettings(Map.of());

    private final Map<SettingKey, SettingEntry> chosen;

    EffectiveSettings(Map<SettingKey, SettingEntry> chosen) {
        this.chosen = Map.copyOf(chosen);
    }

    /** Returns the settings of agent runs. */
    public AgentSettings agent() {
        return chosen.isEmpty() ? AgentSettings.DEFAULT : new AgentSettingsFactory(this).compose();
    }

    /** Returns which files are written without a person's approval. */
    WriteRules writeRules() {
        return new WriteRules(Set.copyOf(getTexts(SettingKeys.FILE_EXTENSIONS)));
    }

    public ServerSettings server() {
        if (chosen.isEmpty()) {
            return ServerSettings.DEFAULT;
        }
        return new ServerSettings(Toolset.parse(getTexts(SettingKeys.SERVER_TOOLSETS)), isOn(SettingKeys.READ_ONLY), getMode(SettingKeys.SERVER_POLICY));
    }

    /** Returns whether builds run in a warm interpreter. */
    boolean isWarm() {
        return isOn(SettingKeys.WARM);
    }

    /** Returns how child processes are confined. */
    public SandboxSettings sandbox() {
        if (chosen.isEmpty()) {
            return SandboxSettings.DEFAULT;
        }
        return new SandboxSettings(
                findChoice(SettingKeys.SANDBOX_MODE, SandboxMode.values()).orElseThrow(),
                getTexts(SettingKeys.SANDBOX_WRITABLE).stream().map(AgentSettingsFactory::resolveDirectory).toList(),
                findChoice(SettingKeys.SANDBOX_NETWORK, NetworkAccess.values()),
                findChoice(SettingKeys.SANDBOX_KIND, SandboxKind.values()));
    }

    private <C extends Enum<C>> Optional<C> findChoice(SettingKey key, C[] choices) {
        return findText(key).flatMap(word ->
                Arrays.stream(choices).filter(choice -> choice.toString().equals(word)).findAny());
    }

    /** Returns the value that was set, otherwise the default; empty if there is neither. */
    Optional<SettingValue> findValue(SettingKey key) {
        return Optional.ofNullable(chosen.get(key)).map(SettingEntry::value).or(key::preset);
    }

    SettingOrigin getOrigin(SettingKey key) {
        var setting = chosen.get(key);
        return setting == null ? new SettingOrigin.Default() : setting.origin();
    }

    Optional<String> findText(SettingKey key) {
        return findValue(key).flatMap(value -> value instanceof SettingValue.Text(var text) ? Optional.of(text) : Optional.empty());
    }

    Optional<BigDecimal> findAmount(SettingKey key) {
        return findValue(key).flatMap(value -> value instanceof SettingValue.Figure(var number) ? Optional.of(number) : Optional.empty());
    }

    long getLong(SettingKey key) {
        return findAmount(key).orElseThrow().longValueExact();
    }

    boolean isOn(SettingKey key) {
        return findValue(key).equals(Optional.of(new SettingValue.Switch(true)));
    }

    Mode getMode(SettingKey key) {
        return Mode.valueOf(findText(key).orElseThrow().toUpperCase(Locale.ROOT));
    }

    List<String> getTexts(SettingKey key) {
        return findValue(key).orElse(null) instanceof SettingValue.Texts(var texts) ? texts : List.of();
    }

    Map<String, String> getPairs(SettingKey key) {
        return findValue(key).orElse(null) instanceof SettingValue.Pairs(var pairs) ? pairs : Map.of();
    }
}
