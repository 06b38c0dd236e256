package io.atopile.mcp.server;

import io.atopile.mcp.agent.context.ProjectInstructions;
import io.atopile.mcp.agent.context.RunContextProvider;
import io.atopile.mcp.agent.engine.EngineServices;
import io.atopile.mcp.agent.engine.RunService;
import io.atopile.mcp.agent.engine.RunToolset;
import io.atopile.mcp.agent.run.AgentFeature;
import io.atopile.mcp.agent.run.AgentSettings;
import io.atopile.mcp.agent.run.RunStore;
import io.atopile.mcp.agent.tool.AgentTools;
import io.atopile.mcp.agent.tool.RunServiceProvider;
import io.atopile.mcp.journal.Journal.Durability;
import io.atopile.mcp.journal.Redaction;
import io.atopile.mcp.model.ModelEvent;
import io.atopile.mcp.model.ModelGateway;
import io.atopile.mcp.model.ModelReply;
import io.atopile.mcp.model.ModelRequest;
import io.atopile.mcp.model.TokenPrice;
import io.atopile.mcp.model.TokenUsage;
import io.atopile.mcp.model.transport.WireGateway;
import io.atopile.mcp.server.log.LoggingDefectReporter;
import io.atopile.mcp.server.settings.SettingsReadResult;
import io.atopile.mcp.tool.ErrorCode;
import io.atopile.mcp.tool.ToolFailure;
import io.atopile.mcp.tool.ToolSource;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Creates what runs of the agent need, when the first run is requested. */
final class AgentWiring implements RunServiceProvider, AutoCloseable {

    /** Runs are shown what clients are, except what a run in its project rarely needs, and call none of the agent's own tools. */
    private static final RunToolset TOOLSET = new RunToolset(AgentTools.NAMES, DefaultToolset.RUN_NAMES);

    private final Settings settings;
    private final Optional<ModelGateway> played;
    private @Nullable ToolSource tools;
    private volatile Set<String> names = Set.of();
    private volatile List<String> secrets = List.of();
    private @Nullable RunService runs;
    private @Nullable ModelGateway gateway;
    private Optional<ToolFailure> keyMissing = Optional.empty();

    /** {@code played} replaces the provider that the settings name. */
    AgentWiring(Settings settings, Optional<ModelGateway> played) {
        this.settings = settings;
        this.played = played;
    }

    /** Sets the tools that runs call; they include the agent's own, so they can't be passed to the constructor. */
    void use(ToolSource all) {
        this.tools = all;
    }

    /** Sets the names of all tools, including those that are disabled on this server. */
    void setToolNames(Set<String> all) {
        this.names = all;
    }

    /** Returns the names of all tools, as far as they have been set. */
    Set<String> getToolNames() {
        return names;
    }

    @Override
    public synchronized RunService open() throws ToolFailure {
        var opened = openRecords();
        if (keyMissing.isPresent()) {
            throw keyMissing.get();
        }
        return opened;
    }

    @Override
    public synchronized RunService openRecords() throws ToolFailure {
        if (runs != null) {
            return runs;
        }
        return switch (settings.reading()) {
            case SettingsReadResult.Wrong wrong -> throw new ToolFailure(
                    ErrorCode.CAPABILITY_MISSING,
                    "The settings are invalid: %s".formatted(String.join("; ", wrong.complaints())),
                    "Correct them; atopile-mcp doctor checks them.");
            case SettingsReadResult.Read(var read) -> createRunService(read.agent());
        };
    }

    private RunService createRunService(AgentSettings chosen) {
        var provider = new ProviderResolver(chosen.provider(), settings.atopile().environment());
        secrets = provider.secrets();
        var model = played.orElseGet(() -> createGateway(provider));
        var created = new RunService(createServices(chosen, model), chosen, settings.mode(), TOOLSET, () -> names);
        gateway = model;
        runs = created;
        return created;
    }

    private ModelGateway createGateway(ProviderResolver provider) {
        try {
            return new WireGateway(provider.resolve(), provider.resolveWire());
        } catch (ToolFailure missing) {
            keyMissing = Optional.of(missing);
            return new UnavailableModelGateway(missing.message());
        }
    }

    private EngineServices createServices(AgentSettings chosen, ModelGateway model) {
        var environment = settings.atopile().environment();
        var all = Objects.requireNonNull(tools);
        return new EngineServices(
                new RunStore(settings.runs(), Durability.ON_DISK, text -> hide(Redaction.of(text))),
                all,
                model,
                new RunContextProvider(all, chosen, ProjectInstructions.findUserFile(environment)),
                buildCostFunction(chosen),
                chosen.has(AgentFeature.STREAM_TOOLS),
                new LoggingDefectReporter(),
                Clock.systemUTC());
    }

    private static Function<TokenUsage, Optional<BigDecimal>> buildCostFunction(AgentSettings chosen) {
        var prices = chosen.model().prices().map(told -> new TokenPrice(told.input(), told.cachedInput(), told.output()));
        return usage -> prices.map(price -> price.computeCost(usage));
    }

    /** Returns the text without the provider's keys, which are known once the first run has been requested. */
    String hide(String text) {
        var clean = text;
        for (var secret : secrets) {
            clean = clean.replace(secret, "[redacted]");
        }
        return clean;
    }

    @Override
    public synchronized void close() {
        if (runs != null) {
            runs.close();
        }
        if (gateway != null) {
            gateway.close();
        }
    }

    /** Used if no provider is available, so that runs can still be inspected. {@code why} is shown to users. */
    private record UnavailableModelGateway(String why) implements ModelGateway {

        @Override
        public ModelReply ask(ModelRequest request, Consumer<ModelEvent> listener) {
            return new ModelReply.Failed(ModelReply.Fault.AUTHENTICATION, why, List.of(), TokenUsage.NONE);
        }

        @Override
        public void close() {}
    }
}
