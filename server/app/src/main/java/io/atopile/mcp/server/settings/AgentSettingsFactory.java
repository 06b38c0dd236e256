package io.atopile.mcp.server.settings;

import io.atopile.mcp.agent.Budgets;
import io.atopile.mcp.agent.run.AgentFeature;
import io.atopile.mcp.agent.run.AgentSettings;
import io.atopile.mcp.agent.run.AgentSettings.ApprovalSettings;
import io.atopile.mcp.agent.run.AgentSettings.ModelSettings;
import io.atopile.mcp.agent.run.ProviderSettings;
import io.atopile.mcp.agent.run.AgentSettings.RunRetention;
import io.atopile.mcp.agent.run.AgentSettings.TokenPriceSettings;
import io.atopile.mcp.agent.run.AgentSettings.ToolRules;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Converts settings to the form that runs of the agent take. */
final class AgentSettingsFactory {

    private final EffectiveSettings settings;

    AgentSettingsFactory(EffectiveSettings settings) {
        this.settings = settings;
    }

    AgentSettings compose() {
        return new AgentSettings(
                provider(),
                model(),
                settings.getMode(SettingKeys.RUNS_POLICY),
                new ToolRules(
                        Set.copyOf(settings.getTexts(SettingKeys.TOOLS_ALLOW)),
                        Set.copyOf(settings.getTexts(SettingKeys.TOOLS_ASK)),
                        Set.copyOf(settings.getTexts(SettingKeys.TOOLS_DENY))),
                new ApprovalSettings(getSeconds(SettingKeys.APPROVAL_SECONDS), settings.isOn(SettingKeys.BY_CALLING_MODEL)),
                budgets(),
                new RunRetention(getCount(SettingKeys.KEEP_DAYS), getCount(SettingKeys.KEEP_COUNT)),
                Arrays.stream(AgentFeature.values())
                        .filter(feature -> settings.isOn(SettingKeys.of(feature)))
                        .collect(Collectors.toSet()),
                listTrustedDirectories());
    }

    /** Reports combinations of values that are valid key by key but not together; must run before anything is composed. */
    static void check(SettingsBuilder layers) {
        if (getProviderKind(layers.settings()) == ProviderSettings.Kind.CUSTOM && layers.findValue(SettingKeys.BASE_URL).isEmpty()) {
            addProblem(layers, SettingKeys.PROVIDER_KIND, "provider.base_url is missing: a custom provider has no default");
        }
        var priced = layers.findValue(SettingKeys.PRICE_INPUT).isPresent();
        if (priced != layers.findValue(SettingKeys.PRICE_OUTPUT).isPresent()) {
            var there = priced ? SettingKeys.PRICE_INPUT : SettingKeys.PRICE_OUTPUT;
            var missing = priced ? SettingKeys.PRICE_OUTPUT : SettingKeys.PRICE_INPUT;
            addProblem(layers, there, "%s is missing: %s alone is not enough to compute a run's cost".formatted(missing.name(), there.name()));
        } else if (!priced && layers.findValue(SettingKeys.MONEY).isPresent()) {
            addProblem(layers, SettingKeys.MONEY, "prices.input and prices.output are missing: without them a run's cost is unknown");
        }
    }

    private static void addProblem(SettingsBuilder layers, SettingKey key, String message) {
        layers.addProblem(layers.settings().getOrigin(key), message, false);
    }

    private static ProviderSettings.Kind getProviderKind(EffectiveSettings settings) {
        return ProviderSettings.Kind.valueOf(settings.findText(SettingKeys.PROVIDER_KIND).orElseThrow().toUpperCase(Locale.ROOT));
    }

    private ProviderSettings provider() {
        var kind = getProviderKind(settings);
        return new ProviderSettings(
                kind,
                settings.findText(SettingKeys.PROVIDER_NAME).orElse(kind.title()),
                settings.findText(SettingKeys.WIRE).map(name -> ProviderSettings.Wire.valueOf(name.toUpperCase(Locale.ROOT))).orElse(kind.wire()),
                settings.findText(SettingKeys.BASE_URL).map(URI::create).or(kind::baseUrl).orElseThrow(),
                settings.findText(SettingKeys.KEY_ENV).or(kind::keyEnv),
                settings.getPairs(SettingKeys.HEADERS),
                settings.getPairs(SettingKeys.HEADERS_ENV),
                settings.getPairs(SettingKeys.QUERY),
                getCount(SettingKeys.REQUEST_RETRIES),
                getCount(SettingKeys.STREAM_RETRIES),
                getSeconds(SettingKeys.IDLE_TIMEOUT),
                settings.isOn(SettingKeys.KEEPS_STATE));
    }

    private ModelSettings model() {
        return new ModelSettings(
                settings.findText(SettingKeys.MODEL),
                settings.findText(SettingKeys.EFFORT),
                settings.findText(SettingKeys.VERBOSITY),
                getCount(SettingKeys.CONTEXT_WINDOW),
                prices());
    }

    private Optional<TokenPriceSettings> prices() {
        return settings.findAmount(SettingKeys.PRICE_INPUT).map(input -> new TokenPriceSettings(
                input,
                settings.findAmount(SettingKeys.PRICE_CACHED).orElse(input),
                settings.findAmount(SettingKeys.PRICE_OUTPUT).orElseThrow(),
                settings.findText(SettingKeys.CURRENCY).orElseThrow()));
    }

    private Budgets budgets() {
        return new Budgets(
                getCount(SettingKeys.TOOL_CALLS),
                Duration.ofMinutes(settings.getLong(SettingKeys.MINUTES)),
                settings.getLong(SettingKeys.TOKENS),
                settings.findAmount(SettingKeys.MONEY),
                getSeconds(SettingKeys.TOOL_SECONDS),
                getCount(SettingKeys.IDENTICAL_CALLS),
                getCount(SettingKeys.STEPS_WITHOUT_PROGRESS));
    }

    private List<Path> listTrustedDirectories() {
        return settings.getTexts(SettingKeys.TRUST).stream().map(AgentSettingsFactory::resolveDirectory).toList();
    }

    /** Returns the user's home directory. */
    static Path home() {
        return resolveDirectory(System.getProperty("user.home"));
    }

    static Path resolveDirectory(String text) {
        var named = text.startsWith("~/") ? Path.of(System.getProperty("user.home"), text.substring(2)) : Path.of(text);
        try {
            return named.toRealPath();
        } catch (IOException _) {
            return named.normalize();
        }
    }

    private int getCount(SettingKey key) {
        return Math.toIntExact(settings.getLong(key));
    }

    private Duration getSeconds(SettingKey key) {
        return Duration.ofSeconds(settings.getLong(key));
    }
}
