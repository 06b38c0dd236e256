package io.atopile.mcp.server.settings;

import io.atopile.mcp.agent.Budgets;
import io.atopile.mcp.agent.run.AgentFeature;
import io.atopile.mcp.agent.run.AgentSettings;
import io.atopile.mcp.agent.run.ApprovalSettings;
import io.atopile.mcp.agent.run.ModelSettings;
import io.atopile.mcp.agent.run.ProviderSettings;
import io.atopile.mcp.agent.run.RunRetention;
import io.atopile.mcp.agent.run.TokenPriceSettings;
import io.atopile.mcp.agent.run.ToolRules;
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

/** Makes of settings what runs of the agent take. */
final class AgentSettingsFactory {

    private final EffectiveSettings settings;

    AgentSettingsFactory(EffectiveSettings settings) {
        this.settings = settings;
    }

    AgentSettings compose() {
        return new AgentSettings(
                provider(),
                model(),
                settings.mode(SettingKeys.RUNS_POLICY),
                new ToolRules(
                        Set.copyOf(settings.texts(SettingKeys.TOOLS_ALLOW)),
                        Set.copyOf(settings.texts(SettingKeys.TOOLS_ASK)),
                        Set.copyOf(settings.texts(SettingKeys.TOOLS_DENY))),
                new ApprovalSettings(seconds(SettingKeys.APPROVAL_SECONDS), settings.on(SettingKeys.BY_CALLING_MODEL)),
                budgets(),
                new RunRetention(count(SettingKeys.KEEP_DAYS), count(SettingKeys.KEEP_COUNT)),
                Arrays.stream(AgentFeature.values())
                        .filter(feature -> settings.on(SettingKeys.of(feature)))
                        .collect(Collectors.toSet()),
                trusted());
    }

    /** What fits key by key and yet not together; asked before anything is composed. */
    static void check(SettingsBuilder layers) {
        if (kind(layers.settings()) == ProviderSettings.Kind.CUSTOM && layers.value(SettingKeys.BASE_URL).isEmpty()) {
            wrong(layers, SettingKeys.PROVIDER_KIND, "provider.base_url is missing: nobody else knows where a custom provider is");
        }
        var priced = layers.value(SettingKeys.PRICE_INPUT).isPresent();
        if (priced != layers.value(SettingKeys.PRICE_OUTPUT).isPresent()) {
            var there = priced ? SettingKeys.PRICE_INPUT : SettingKeys.PRICE_OUTPUT;
            var missing = priced ? SettingKeys.PRICE_OUTPUT : SettingKeys.PRICE_INPUT;
            wrong(layers, there, "%s is missing: %s alone doesn't price a run".formatted(missing.name(), there.name()));
        } else if (!priced && layers.value(SettingKeys.MONEY).isPresent()) {
            wrong(layers, SettingKeys.MONEY, "prices.input and prices.output are missing: without them nobody knows what a run costs");
        }
    }

    private static void wrong(SettingsBuilder layers, SettingKey key, String message) {
        layers.wrong(layers.settings().origin(key), message, false);
    }

    private static ProviderSettings.Kind kind(EffectiveSettings settings) {
        return ProviderSettings.Kind.valueOf(settings.text(SettingKeys.PROVIDER_KIND).orElseThrow().toUpperCase(Locale.ROOT));
    }

    private ProviderSettings provider() {
        var kind = kind(settings);
        return new ProviderSettings(
                kind,
                settings.text(SettingKeys.PROVIDER_NAME).orElse(kind.title()),
                settings.text(SettingKeys.BASE_URL).map(URI::create).or(kind::baseUrl).orElseThrow(),
                settings.text(SettingKeys.KEY_ENV).or(kind::keyEnv),
                settings.pairs(SettingKeys.HEADERS),
                settings.pairs(SettingKeys.HEADERS_ENV),
                settings.pairs(SettingKeys.QUERY),
                count(SettingKeys.REQUEST_RETRIES),
                count(SettingKeys.STREAM_RETRIES),
                seconds(SettingKeys.IDLE_TIMEOUT),
                settings.on(SettingKeys.KEEPS_STATE));
    }

    private ModelSettings model() {
        return new ModelSettings(
                settings.text(SettingKeys.MODEL),
                settings.text(SettingKeys.EFFORT),
                settings.text(SettingKeys.VERBOSITY),
                count(SettingKeys.CONTEXT_WINDOW),
                prices());
    }

    private Optional<TokenPriceSettings> prices() {
        return settings.amount(SettingKeys.PRICE_INPUT).map(input -> new TokenPriceSettings(
                input,
                settings.amount(SettingKeys.PRICE_CACHED).orElse(input),
                settings.amount(SettingKeys.PRICE_OUTPUT).orElseThrow(),
                settings.text(SettingKeys.CURRENCY).orElseThrow()));
    }

    private Budgets budgets() {
        return new Budgets(
                count(SettingKeys.TOOL_CALLS),
                Duration.ofMinutes(settings.whole(SettingKeys.MINUTES)),
                settings.whole(SettingKeys.TOKENS),
                settings.amount(SettingKeys.MONEY),
                seconds(SettingKeys.TOOL_SECONDS),
                count(SettingKeys.IDENTICAL_CALLS),
                count(SettingKeys.STEPS_WITHOUT_PROGRESS));
    }

    private List<Path> trusted() {
        return settings.texts(SettingKeys.TRUST).stream().map(AgentSettingsFactory::directory).toList();
    }

    /** The user's home directory. */
    static Path home() {
        return directory(System.getProperty("user.home"));
    }

    static Path directory(String text) {
        var named = text.startsWith("~/") ? Path.of(System.getProperty("user.home"), text.substring(2)) : Path.of(text);
        try {
            return named.toRealPath();
        } catch (IOException _) {
            return named.normalize();
        }
    }

    private int count(SettingKey key) {
        return Math.toIntExact(settings.whole(key));
    }

    private Duration seconds(SettingKey key) {
        return Duration.ofSeconds(settings.whole(key));
    }
}
