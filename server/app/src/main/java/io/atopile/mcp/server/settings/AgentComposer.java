package io.atopile.mcp.server.settings;

import io.atopile.mcp.agent.Budgets;
import io.atopile.mcp.agent.run.AgentSettings;
import io.atopile.mcp.agent.run.Approvals;
import io.atopile.mcp.agent.run.Feature;
import io.atopile.mcp.agent.run.ModelChoice;
import io.atopile.mcp.agent.run.Prices;
import io.atopile.mcp.agent.run.ProviderChoice;
import io.atopile.mcp.agent.run.RunKeeping;
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
final class AgentComposer {

    private final EffectiveSettings settings;

    AgentComposer(EffectiveSettings settings) {
        this.settings = settings;
    }

    AgentSettings compose() {
        return new AgentSettings(
                provider(),
                model(),
                settings.mode(Keys.RUNS_POLICY),
                new ToolRules(
                        Set.copyOf(settings.texts(Keys.TOOLS_ALLOW)),
                        Set.copyOf(settings.texts(Keys.TOOLS_ASK)),
                        Set.copyOf(settings.texts(Keys.TOOLS_DENY))),
                new Approvals(seconds(Keys.APPROVAL_SECONDS), settings.on(Keys.BY_CALLING_MODEL)),
                budgets(),
                new RunKeeping(count(Keys.KEEP_DAYS), count(Keys.KEEP_COUNT)),
                Arrays.stream(Feature.values())
                        .filter(feature -> settings.on(Keys.of(feature)))
                        .collect(Collectors.toSet()),
                trusted());
    }

    /** What fits key by key and yet not together; asked before anything is composed. */
    static void check(Layers layers) {
        if (kind(layers.settings()) == ProviderChoice.Kind.CUSTOM && layers.value(Keys.BASE_URL).isEmpty()) {
            wrong(layers, Keys.PROVIDER_KIND, "provider.base_url is missing: nobody else knows where a custom provider is");
        }
        var priced = layers.value(Keys.PRICE_INPUT).isPresent();
        if (priced != layers.value(Keys.PRICE_OUTPUT).isPresent()) {
            var there = priced ? Keys.PRICE_INPUT : Keys.PRICE_OUTPUT;
            var missing = priced ? Keys.PRICE_OUTPUT : Keys.PRICE_INPUT;
            wrong(layers, there, "%s is missing: %s alone doesn't price a run".formatted(missing.name(), there.name()));
        } else if (!priced && layers.value(Keys.MONEY).isPresent()) {
            wrong(layers, Keys.MONEY, "prices.input and prices.output are missing: without them nobody knows what a run costs");
        }
    }

    private static void wrong(Layers layers, Key key, String message) {
        layers.wrong(layers.settings().origin(key), message, false);
    }

    private static ProviderChoice.Kind kind(EffectiveSettings settings) {
        return ProviderChoice.Kind.valueOf(settings.text(Keys.PROVIDER_KIND).orElseThrow().toUpperCase(Locale.ROOT));
    }

    private ProviderChoice provider() {
        var kind = kind(settings);
        return new ProviderChoice(
                kind,
                settings.text(Keys.PROVIDER_NAME).orElse(kind.title()),
                settings.text(Keys.BASE_URL).map(URI::create).or(kind::baseUrl).orElseThrow(),
                settings.text(Keys.KEY_ENV).or(kind::keyEnv),
                settings.pairs(Keys.HEADERS),
                settings.pairs(Keys.HEADERS_ENV),
                settings.pairs(Keys.QUERY),
                count(Keys.REQUEST_RETRIES),
                count(Keys.STREAM_RETRIES),
                seconds(Keys.IDLE_TIMEOUT),
                settings.on(Keys.KEEPS_STATE));
    }

    private ModelChoice model() {
        return new ModelChoice(
                settings.text(Keys.MODEL),
                settings.text(Keys.EFFORT),
                settings.text(Keys.VERBOSITY),
                count(Keys.CONTEXT_WINDOW),
                prices());
    }

    private Optional<Prices> prices() {
        return settings.amount(Keys.PRICE_INPUT).map(input -> new Prices(
                input,
                settings.amount(Keys.PRICE_CACHED).orElse(input),
                settings.amount(Keys.PRICE_OUTPUT).orElseThrow(),
                settings.text(Keys.CURRENCY).orElseThrow()));
    }

    private Budgets budgets() {
        return new Budgets(
                count(Keys.TOOL_CALLS),
                Duration.ofMinutes(settings.whole(Keys.MINUTES)),
                settings.whole(Keys.TOKENS),
                settings.amount(Keys.MONEY),
                seconds(Keys.TOOL_SECONDS),
                count(Keys.IDENTICAL_CALLS),
                count(Keys.STEPS_WITHOUT_PROGRESS));
    }

    private List<Path> trusted() {
        return settings.texts(Keys.TRUST).stream().map(AgentComposer::directory).toList();
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

    private int count(Key key) {
        return Math.toIntExact(settings.whole(key));
    }

    private Duration seconds(Key key) {
        return Duration.ofSeconds(settings.whole(key));
    }
}
