package io.atopile.mcp.model.transport;

import io.atopile.mcp.model.ModelReply.Fault;
import io.atopile.mcp.model.transport.AttemptResult.Stage;
import io.atopile.mcp.tool.Json;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** A provider's error, parsed from any of the usual formats, and its meaning for the request. */
public record ProviderError(String code, String type, String param, String message) {

    private static final Set<String> NOTHING_LEFT =
            Set.of("insufficient_quota", "usage_limit_reached", "usage_not_included", "billing_hard_limit_reached");
    private static final Set<String> TOO_LONG = Set.of("context_length_exceeded", "exceed_context_size_error");
    private static final Set<String> NOT_KNOWN = Set.of("invalid_api_key", "authentication_error", "permission_error", "UNAUTHENTICATED", "PERMISSION_DENIED");
    private static final Set<String> WRONG =
            Set.of("invalid_prompt", "invalid_request_error", "content_policy_violation", "model_not_found");
    private static final Set<String> LATER = Set.of("rate_limit_exceeded", "server_is_overloaded", "slow_down", "overloaded_error", "rate_limit_error", "RESOURCE_EXHAUSTED", "UNAVAILABLE");
    /** With 500, some servers and gateways say that they can't take a part of the request. */
    private static final Set<Integer> SAYS_UNSUPPORTED = Set.of(400, 415, 422, 500, 501);
    private static final Pattern SAYS_TOO_LONG = Pattern.compile(
            "context[ _](length|window|size)|maximum context|prompt is too long|input token count .* exceeds", Pattern.CASE_INSENSITIVE);
    private static final Pattern SAYS_FORGOTTEN =
            Pattern.compile("previous[ _]response.*(not found|expired|no longer|unknown)", Pattern.CASE_INSENSITIVE);
    private static final Pattern SAYS_TOO_LARGE = Pattern.compile("request too large.*limit:? (\\d{1,12}).*requested:? (\\d{1,12})", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern STATUS = Pattern.compile("[1-5]\\d\\d");

    /** Parses the body of a response; if it isn't JSON, the body is the message. */
    static ProviderError ofBody(String body) {
        try {
            var json = Json.mapper().readTree(body);
            var first = json != null && json.isArray() ? json.path(0) : json;
            return first != null && first.isObject() ? of(first) : ofMessage(body);
        } catch (JacksonException _) {
            return ofMessage(body);
        }
    }

    /** Parses an object that contains {@code error}, or is an error itself. */
    public static ProviderError of(JsonNode json) {
        var error = json.path("error");
        if (error.isString()) {
            return ofMessage(error.asString());
        }
        var from = error.isObject() ? error : json;
        var message = from.path("message").asString("");
        return new ProviderError(
                from.path("code").asString(""),
                from.path("type").asString(from.path("status").asString("")),
                from.path("param").asString(""),
                message.isEmpty() ? from.path("detail").asString(from.toString()) : message);
    }

    private static ProviderError ofMessage(String message) {
        return new ProviderError("", "", "", message);
    }

    /** Whether it concerns the response that the request continues. */
    public boolean isOfPrevious() {
        return code.equals("previous_response_not_found")
                || param.equals("previous_response_id")
                || SAYS_FORGOTTEN.matcher(message).find();
    }

    /** Classifies an error within a stream; an unknown one counts as transient. */
    public AttemptResult inStream() {
        if (STATUS.matcher(code).matches()) {
            return toResult(Integer.parseInt(code), RetryBackoff.parseRetryAfter(message));
        }
        var why = message.isEmpty() ? "it failed without a reason" : message;
        return findUnsupported(why).or(() -> lasting().map(fault -> new AttemptResult.Refused(fault, why)))
                .orElseGet(() -> new AttemptResult.Passing(Stage.STREAM, why, RetryBackoff.parseRetryAfter(message)));
    }

    /** Classifies an error from the response's status and body. */
    AttemptResult toResult(int status, Optional<Duration> headerWait) {
        var why = message.isBlank() ? "HTTP status " + status : "HTTP status %d: %s".formatted(status, message);
        var again = headerWait.or(() -> RetryBackoff.parseRetryAfter(message));
        if (isTooLarge()) {
            return new AttemptResult.Refused(Fault.CONTEXT_OVERFLOW, why);
        }
        if (isOneOf(LATER)) {
            return new AttemptResult.Passing(Stage.STREAM, why, again);
        }
        return (SAYS_UNSUPPORTED.contains(status) ? findUnsupported(why) : Optional.<AttemptResult>empty())
                .or(() -> lasting().filter(_ -> status < 500).map(fault -> new AttemptResult.Refused(fault, why)))
                .orElseGet(() -> mapStatus(status, why, again));
    }

    /** Whether a request is larger than the provider ever takes at once, so that waiting doesn't help. */
    private boolean isTooLarge() {
        return SAYS_TOO_LARGE.matcher(message).results().anyMatch(found -> Long.parseLong(found.group(2)) > Long.parseLong(found.group(1)));
    }

    private Optional<AttemptResult> findUnsupported(String why) {
        return ProviderFeature.findIn(this).map(feature -> new AttemptResult.Unsupported(feature, new AttemptResult.Refused(Fault.REJECTED, why)));
    }

    private static AttemptResult mapStatus(int status, String why, Optional<Duration> again) {
        return switch (status) {
            case 401, 403 -> new AttemptResult.Refused(Fault.AUTHENTICATION, why);
            case 402 -> new AttemptResult.Refused(Fault.QUOTA, why);
            case 404 -> new AttemptResult.Refused(Fault.REJECTED, why + " (is the base URL correct, and does the provider have this API?)");
            case 413 -> new AttemptResult.Refused(Fault.CONTEXT_OVERFLOW, why);
            case 429 -> new AttemptResult.Passing(Stage.STREAM, why, again);
            case 408, 425 -> new AttemptResult.Passing(Stage.REQUEST, why, again);
            default -> status >= 500
                    ? new AttemptResult.Passing(Stage.REQUEST, why, again)
                    : new AttemptResult.Refused(Fault.REJECTED, why);
        };
    }

    private Optional<Fault> lasting() {
        if (isOneOf(NOTHING_LEFT)) {
            return Optional.of(Fault.QUOTA);
        }
        if (isOneOf(TOO_LONG)) {
            return Optional.of(Fault.CONTEXT_OVERFLOW);
        }
        if (isOneOf(NOT_KNOWN)) {
            return Optional.of(Fault.AUTHENTICATION);
        }
        if (isOneOf(LATER)) {
            return Optional.empty();
        }
        if (SAYS_TOO_LONG.matcher(message).find()) {
            return Optional.of(Fault.CONTEXT_OVERFLOW);
        }
        return isOneOf(WRONG) ? Optional.of(Fault.REJECTED) : Optional.empty();
    }

    private boolean isOneOf(Set<String> words) {
        return words.contains(code) || words.contains(type);
    }
}
