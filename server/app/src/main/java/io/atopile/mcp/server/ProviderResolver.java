package io.atopile.mcp.server;

import io.atopile.mcp.agent.run.ProviderSettings;
import io.atopile.mcp.http.HttpSecret;
import io.atopile.mcp.model.transport.ModelWire;
import io.atopile.mcp.model.transport.ModelProvider;
import io.atopile.mcp.model.transport.ProviderRetryPolicy;
import io.atopile.mcp.server.provider.ProviderWires;
import io.atopile.mcp.tool.ErrorCode;
import io.atopile.mcp.tool.ToolFailure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Resolves the provider that the settings name, with its keys from the environment. */
final class ProviderResolver {

    private static final int SHORTEST_SECRET = 8;

    /** A header or a query value written in the settings may be a key; a shorter one is more likely a version or a name. */
    private static final int SHORTEST_WRITTEN = 16;

    private final ProviderSettings choice;
    private final Map<String, String> environment;

    ProviderResolver(ProviderSettings choice, Map<String, String> environment) {
        this.choice = choice;
        this.environment = environment;
    }

    ModelProvider resolve() throws ToolFailure {
        var missing = Stream.concat(choice.keyEnv().stream(), choice.headersEnv().values().stream())
                .filter(variable -> environment.getOrDefault(variable, "").isBlank())
                .findFirst();
        if (missing.isPresent()) {
            throw new ToolFailure(
                    ErrorCode.CAPABILITY_MISSING,
                    "The environment variable %s, which must contain the provider's key, is not set.".formatted(missing.get()),
                    "Set it in the server's environment, or name another variable under provider in the settings.");
        }
        return provider();
    }

    /** Returns the API through which it is asked. */
    ModelWire resolveWire() {
        return ProviderWires.of(choice.wire());
    }

    /** Returns every value that must not be shown anywhere. */
    List<String> secrets() {
        var named = Stream.concat(choice.keyEnv().stream(), choice.headersEnv().values().stream())
                .flatMap(variable -> Optional.ofNullable(environment.get(variable)).stream())
                .map(String::strip)
                .filter(secret -> secret.length() >= SHORTEST_SECRET);
        var written = Stream.concat(choice.headers().values().stream(), choice.query().values().stream())
                .filter(value -> value.length() >= SHORTEST_WRITTEN);
        return Stream.concat(named, written).distinct().toList();
    }

    private ModelProvider provider() {
        var headers = new LinkedHashMap<String, HttpSecret>();
        choice.headers().forEach((name, value) -> headers.put(name, HttpSecret.of(value)));
        choice.headersEnv().forEach((name, variable) -> headers.put(name, HttpSecret.of(environment.getOrDefault(variable, "").strip())));
        var query = new LinkedHashMap<String, HttpSecret>();
        choice.query().forEach((name, value) -> query.put(name, HttpSecret.of(value)));
        var key = choice.keyEnv().map(variable -> HttpSecret.of(environment.getOrDefault(variable, "").strip()));
        var patience = new ProviderRetryPolicy(
                choice.requestRetries(),
                choice.streamRetries(),
                choice.idleTimeout(),
                ProviderRetryPolicy.USUAL.firstBackOff(),
                ProviderRetryPolicy.USUAL.longestWait());
        return new ModelProvider(choice.name(), choice.baseUrl(), key, headers, query, choice.keepsState(), patience);
    }
}
