package io.atopile.mcp.server.doctor;

import io.atopile.mcp.agent.run.AgentSettings;
import io.atopile.mcp.agent.run.ProviderSettings;
import io.atopile.mcp.http.HttpSecret;
import io.atopile.mcp.http.HttpTransport.Exchange;
import io.atopile.mcp.http.HttpTransport;
import io.atopile.mcp.model.transport.ModelProvider;
import io.atopile.mcp.server.provider.ProviderWires;
import io.atopile.mcp.tool.CountFormat;
import io.atopile.mcp.tool.Json;
import java.net.ConnectException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;

/** Queries the provider for its models, if its key is set or it needs none. Never shows a key. */
final class ProviderProbe {

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int LARGEST_LIST = 4 * 1024 * 1024;

    private final AgentSettings settings;
    private final ProviderSettings provider;
    private final Map<String, String> environment;
    private final Duration patience;

    ProviderProbe(AgentSettings settings, Map<String, String> environment) {
        this(settings, environment, PATIENCE);
    }

    ProviderProbe(AgentSettings settings, Map<String, String> environment, Duration patience) {
        this.settings = settings;
        this.provider = settings.provider();
        this.environment = Map.copyOf(environment);
        this.patience = patience;
    }

    DoctorFinding examine() throws InterruptedException {
        if (provider.keyEnv().isPresent() && key().isEmpty()) {
            var variable = provider.keyEnv().get();
            return buildLimitedFinding(
                    "no API key, so the agent can't run",
                    "Set %s in the environment, or configure a provider that needs no key.".formatted(variable));
        }
        try (var client = new HttpTransport(patience)) {
            return ask(client);
        } catch (IllegalArgumentException _) {
            return buildLimitedFinding("a header or the key contains characters that can't be sent", "Correct provider.headers or the key.");
        }
    }

    private Optional<String> key() {
        return provider.keyEnv().map(environment::get).filter(key -> !key.isBlank());
    }

    private DoctorFinding ask(HttpTransport client) throws InterruptedException {
        var fix = "Correct provider.base_url in the settings, or start the server at that address.";
        return switch (client.send(question(), BodyHandlers.limiting(BodyHandlers.ofString(), LARGEST_LIST), patience)) {
            case Exchange.Received<String>(var answer) -> judge(answer);
            case Exchange.Late<String> _ -> buildLimitedFinding("no response within %s s".formatted(patience.toMillis() / 1000.0), fix);
            case Exchange.Broken<String>(var cause, _) ->
                buildLimitedFinding(cause instanceof ConnectException ? "nothing is listening at this address" : "it can't be reached", fix);
        };
    }

    private HttpRequest question() {
        var request = HttpRequest.newBuilder(ModelProvider.buildAddress(provider.baseUrl(), "/models", provider.query())).header("Accept", "application/json");
        ProviderWires.of(provider.wire()).buildHeaders(key().map(HttpSecret::of)).forEach(request::setHeader);
        provider.headers().forEach(request::setHeader);
        provider.headersEnv().forEach((name, variable) ->
                Optional.ofNullable(environment.get(variable)).ifPresent(value -> request.setHeader(name, value)));
        return request.build();
    }

    private DoctorFinding judge(HttpResponse<String> answer) {
        return switch (answer.statusCode()) {
            case 200 -> checkModels(answer.body());
            case 401, 403 -> buildLimitedFinding(
                    "it rejects the key (HTTP %d)".formatted(answer.statusCode()),
                    provider.keyEnv()
                            .map("Set %s to a valid key."::formatted)
                            .orElse("Set provider.key_env to the environment variable that contains the key."));
            default -> buildLimitedFinding(
                    "its model list returned HTTP %d".formatted(answer.statusCode()),
                    "Check provider.base_url; it usually ends with /v1.");
        };
    }

    private DoctorFinding checkModels(String body) {
        try {
            var list = Json.mapper().readTree(body);
            var models = Stream.concat(list.path("data").values().stream(), list.path("models").values().stream())
                    .map(model -> model.path("id").asString(model.path("name").asString("").replaceFirst("^models/", "")))
                    .filter(id -> !id.isEmpty())
                    .distinct()
                    .toList();
            return settings.model().name().map(name -> checkChosenModel(name, models)).orElseGet(() -> buildLimitedFinding(
                    "%s, none selected, so the agent can't run".formatted(CountFormat.format(models.size(), "model")),
                    "Set model in the settings, or ATOPILE_MCP_MODEL."));
        } catch (JacksonException _) {
            return buildLimitedFinding("its response is not a list of models", "Check provider.base_url; it usually ends with /v1.");
        }
    }

    private DoctorFinding checkChosenModel(String model, List<String> models) {
        return models.contains(model)
                ? DoctorFinding.ofOk("provider", describeProvider("%s, including %s".formatted(CountFormat.format(models.size(), "model"), model)))
                : buildLimitedFinding("%s, not including %s".formatted(CountFormat.format(models.size(), "model"), model), "Correct model in the settings.");
    }

    private DoctorFinding buildLimitedFinding(String what, String fix) {
        return DoctorFinding.ofLimited("provider", describeProvider(what), fix);
    }

    private String describeProvider(String what) {
        var key = provider.keyEnv()
                .map(variable -> "key in %s (%s)".formatted(variable, key().isPresent() ? "set" : "not set"))
                .orElse("no key needed");
        return "%s at %s (%s API), %s; %s".formatted(provider.name(), provider.baseUrl(), ProviderWires.of(provider.wire()).title(), key, what);
    }
}
