package io.atopile.mcp.http;

import io.atopile.mcp.tool.Json;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Converts an HTTP response to a {@link ServiceResult}. */
final class ServiceResponseParser {

    private static final Set<Integer> OVERLOADED = Set.of(429, 502, 503, 504);
    private static final Set<Integer> REDIRECTED = Set.of(301, 302, 303, 307, 308);
    private static final Set<Integer> REDIRECTED_AS_IS = Set.of(307, 308);
    private static final int LONGEST_MESSAGE = 200;

    private ServiceResponseParser() {}

    /** Returns the redirect target, if the response is a redirect that may be followed. */
    static Optional<URI> findRedirect(HttpResponse<byte[]> response, boolean isPost) {
        var codes = isPost ? REDIRECTED_AS_IS : REDIRECTED;
        return codes.contains(response.statusCode())
                ? response.headers().firstValue("Location").flatMap(location -> resolveLocation(response.uri(), location))
                : Optional.empty();
    }

    private static Optional<URI> resolveLocation(URI from, String location) {
        try {
            return Optional.of(from.resolve(location));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    static ServiceResult of(ServiceRequest question, HttpResponse<byte[]> response, InstantSource clock) {
        var status = response.statusCode();
        if (OVERLOADED.contains(status)) {
            var after = response.headers().firstValue("Retry-After").flatMap(header -> RetryDelay.parseRetryAfter(header, clock.instant()));
            return new ServiceResult.Overloaded(status, after);
        }
        var isGood = status >= 200 && status < 300;
        return isGood ? parseJson(response) : new ServiceResult.Refused(status, question.clean(describeFailure(response)));
    }

    private static ServiceResult parseJson(HttpResponse<byte[]> response) {
        var type = response.headers().firstValue("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        if (!type.contains("json")) {
            return new ServiceResult.Garbled(type.isEmpty() ? "it has no content type" : "it is %s, not JSON".formatted(ResponseText.shorten(type, LONGEST_MESSAGE)));
        }
        return parseBody(response.body()).<ServiceResult>map(ServiceResult.Json::new).orElseGet(() -> new ServiceResult.Garbled("it isn't valid JSON"));
    }

    private static Optional<JsonNode> parseBody(byte[] body) {
        try {
            return Optional.ofNullable(Json.mapper().readTree(body)).filter(node -> !node.isMissingNode());
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    private static String describeFailure(HttpResponse<byte[]> response) {
        var words = parseBody(response.body())
                .map(body -> body.path("detail"))
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .orElse("");
        return words.isBlank() ? describeStatus(response.statusCode()) : ResponseText.shorten(words, LONGEST_MESSAGE);
    }

    private static String describeStatus(int status) {
        return switch (status) {
            case 401 -> "sign-in required";
            case 403 -> "access denied";
            case 404 -> "not found";
            default -> status >= 500 ? "internal error" : "request rejected";
        };
    }
}
