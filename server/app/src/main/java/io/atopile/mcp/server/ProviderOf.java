package io.atopile.mcp.server;

import io.atopile.mcp.agent.run.ProviderChoice;
import io.atopile.mcp.model.responses.Patience;
import io.atopile.mcp.model.responses.Provider;
import io.atopile.mcp.model.responses.Secret;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The provider that the settings name, with its keys taken from the environment. */
final class ProviderOf {

    /** What was found of it. */
    sealed interface Found {
        record Here(Provider provider) implements Found {}

        record KeyMissing(String variable) implements Found {}

        /** Something else answers in its place. */
        record Unneeded() implements Found {}
    }

    private static final int SHORTEST_SECRET = 8;

    /** A header or a query that stands in the settings may be a key; a shorter one is rather a version or a name. */
    private static final int SHORTEST_WRITTEN = 16;

    private final ProviderChoice choice;
    private final Map<String, String> environment;

    ProviderOf(ProviderChoice choice, Map<String, String> environment) {
        this.choice = choice;
        this.environment = environment;
    }

    Found find() {
        var missing = Stream.concat(choice.keyEnv().stream(), choice.headersEnv().values().stream())
                .filter(variable -> environment.getOrDefault(variable, "").isBlank())
                .findFirst();
        return missing.<Found>map(Found.KeyMissing::new).orElseGet(() -> new Found.Here(provider()));
    }

    /** Every value that may show nowhere. */
    List<String> secrets() {
        var named = Stream.concat(choice.keyEnv().stream(), choice.headersEnv().values().stream())
                .flatMap(variable -> Optional.ofNullable(environment.get(variable)).stream())
                .map(String::strip)
                .filter(secret -> secret.length() >= SHORTEST_SECRET);
        var written = Stream.concat(choice.headers().values().stream(), choice.query().values().stream())
                .filter(value -> value.length() >= SHORTEST_WRITTEN);
        return Stream.concat(named, written).distinct().toList();
    }

    private Provider provider() {
        var headers = new LinkedHashMap<String, Secret>();
        choice.headers().forEach((name, value) -> headers.put(name, Secret.of(value)));
        choice.headersEnv().forEach((name, variable) -> headers.put(name, Secret.of(environment.getOrDefault(variable, "").strip())));
        var query = new LinkedHashMap<String, Secret>();
        choice.query().forEach((name, value) -> query.put(name, Secret.of(value)));
        var key = choice.keyEnv().map(variable -> Secret.of(environment.getOrDefault(variable, "").strip()));
        var patience = new Patience(
                choice.requestRetries(),
                choice.streamRetries(),
                choice.idleTimeout(),
                Patience.USUAL.firstBackOff(),
                Patience.USUAL.longestWait());
        return new Provider(choice.name(), choice.baseUrl(), key, headers, query, choice.keepsState(), patience);
    }
}
