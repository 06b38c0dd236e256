package io.atopile.mcp.parts.live;

import io.atopile.mcp.http.HttpSecret;
import io.atopile.mcp.http.JsonService;
import io.atopile.mcp.http.ServiceAddress;
import io.atopile.mcp.http.ServiceRequest;
import io.atopile.mcp.http.ServiceResult;
import io.atopile.mcp.parts.Part;
import io.atopile.mcp.parts.PartId;
import io.atopile.mcp.parts.PartSource;
import io.atopile.mcp.parts.catalogue.MatchQuality;
import io.atopile.mcp.parts.catalogue.PartMatch;
import io.atopile.mcp.parts.catalogue.PartProvider;
import io.atopile.mcp.parts.catalogue.PartSearchResult;
import io.atopile.mcp.parts.query.KeywordMatcher;
import io.atopile.mcp.parts.query.PartQuery;
import io.atopile.mcp.project.AtoFinder;
import io.atopile.mcp.project.AtopileService;
import io.atopile.mcp.project.SignIn;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * atopile's components service. It supports queries for resistors, capacitors and inductors by value, and for any part by LCSC number, but no others.
 * The user's sign-in is sent with each request, except over plain http to another machine.
 */
public final class ComponentsService implements PartProvider {

    private static final String NAME = "atopile";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Pattern NUMBER = Pattern.compile("[cC]([0-9]{1,9})");
    private static final String SIGN_IN = "Run `ato auth login`.";
    private static final int NOT_FOUND = 404;

    private final JsonService service;
    private final Optional<ServiceAddress> place;
    private final SignIn signIn;

    ComponentsService(JsonService service, Optional<ServiceAddress> place, SignIn signIn) {
        this.service = service;
        this.place = place;
        this.signIn = signIn;
    }

    /** Creates the service at the address in the user's environment and configuration, queried with the user's sign-in. */
    public static ComponentsService of(JsonService service, AtoFinder finder) {
        return new ComponentsService(service, finder.services().find(AtopileService.COMPONENTS), finder.signIn());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public PartSearchResult find(PartQuery query, int most) throws InterruptedException {
        var number = query.words().size() == 1 ? number(query.words().getFirst()) : Optional.<String>empty();
        var endpoint = query.kind().flatMap(ComponentsEndpoint::of);
        if (number.isEmpty() && (endpoint.isEmpty() || query.conditions().isEmpty())) {
            return new PartSearchResult.Silent(
                    "it only supports queries for resistors, capacitors and inductors by value, and for LCSC numbers",
                    "Specify a value such as 10k or 100nF, or a number such as C25804.");
        }
        return switch (access()) {
            case Access.Closed(var reason, var hint) -> new PartSearchResult.Silent(reason, hint);
            case Access.Open(var address, var secret) -> {
                var question = number.isPresent()
                        ? ServiceRequest.get(address, "/v0/component/lcsc/" + number.get(), PATIENCE)
                        : ServiceRequest.post(address, "/v0/query", endpoint.orElseThrow().createRequest(query), PATIENCE);
                yield toResult(service.ask(question.with(secret)), number.isPresent(), query, most);
            }
        };
    }

    @Override
    public Optional<Part> findPart(PartId id) throws InterruptedException {
        var number = id.source() == PartSource.ATOPILE ? number(id.key()) : Optional.<String>empty();
        if (number.isEmpty() || !(access() instanceof Access.Open(var address, var secret))) {
            return Optional.empty();
        }
        return service.ask(ServiceRequest.get(address, "/v0/component/lcsc/" + number.get(), PATIENCE).with(secret)) instanceof ServiceResult.Json(var body)
                ? ComponentReader.readParts(body.path("components"), Optional.empty()).orElse(List.of()).stream()
                        .filter(part -> part.id().equals(new PartId(PartSource.ATOPILE, "C" + number.get())))
                        .findFirst()
                : Optional.empty();
    }

    /** Whether the service may be queried at all. */
    private sealed interface Access {

        record Open(ServiceAddress address, Optional<HttpSecret> secret) implements Access {}

        record Closed(String reason, String hint) implements Access {}
    }

    private Access access() throws InterruptedException {
        if (place.isEmpty()) {
            return new Access.Closed(AtopileService.COMPONENTS.describeUnusable(), "Fix that setting.");
        }
        var address = place.get();
        if (!address.mayHaveSecrets()) {
            return new Access.Open(address, Optional.empty());
        }
        return switch (signIn.state()) {
            case SignIn.State.In(var token) -> new Access.Open(address, Optional.of(token));
            case SignIn.State.Out _ -> new Access.Closed("the user isn't signed in to atopile", SIGN_IN);
            case SignIn.State.RunOut _ -> new Access.Closed("the atopile sign-in has expired", SIGN_IN);
        };
    }

    private static PartSearchResult toResult(ServiceResult reply, boolean isOne, PartQuery query, int most) {
        return switch (reply) {
            case ServiceResult.Json(var body) -> ComponentReader.readParts(getComponents(body, isOne), query.kind())
                    .<PartSearchResult>map(parts -> filterMatches(parts, query, most))
                    .orElseGet(() -> new PartSearchResult.Silent("it sent an unrecognized response", "The other sources remain available."));
            case ServiceResult.Refused(var status, _) when isOne && status == NOT_FOUND -> new PartSearchResult.Parts(List.of(), false);
            case ServiceResult.Refused refused when refused.status() == 401 || refused.status() == 403 -> new PartSearchResult.Silent("it " + refused.describe(), SIGN_IN);
            case ServiceResult.Failure failure -> new PartSearchResult.Silent(
                    "it " + failure.describe(),
                    failure.isPassing() ? "Try again in a minute; the other sources remain available." : "The other sources remain available.");
        };
    }

    private static JsonNode getComponents(JsonNode body, boolean isOne) {
        return isOne ? body.path("components") : body.path("results").path(0).path("components");
    }

    private static PartSearchResult filterMatches(List<Part> parts, PartQuery query, int most) {
        List<PartMatch> matches = parts.stream()
                .filter(part -> MatchQuality.of(part, query) != MatchQuality.NONE && KeywordMatcher.areIn(query.words(), part))
                .map(part -> new PartMatch(part, MatchQuality.listUnknownParameters(part, query)))
                .toList();
        return new PartSearchResult.Parts(matches.stream().limit(most).toList(), matches.size() > most);
    }

    private static Optional<String> number(String text) {
        var matcher = NUMBER.matcher(text.strip());
        return matcher.matches() ? Optional.of(Long.toString(Long.parseLong(matcher.group(1)))) : Optional.empty();
    }
}
