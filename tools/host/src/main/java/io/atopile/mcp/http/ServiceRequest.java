package io.atopile.mcp.http;

import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A request to a service. Requests have no effects on the service, so they can be retried.
 *
 * @param path relative to the service's address, encoded, including the query
 * @param body sent with POST if present, otherwise GET is used
 * @param secret omitted if the address may not receive secrets
 * @param within time limit for all attempts together
 */
public record ServiceRequest(ServiceAddress address, String path, Optional<JsonNode> body, Optional<HttpSecret> secret, Duration within) {

    public static ServiceRequest get(ServiceAddress address, String path, Duration within) {
        return new ServiceRequest(address, path, Optional.empty(), Optional.empty(), within);
    }

    public static ServiceRequest post(ServiceAddress address, String path, JsonNode body, Duration within) {
        return new ServiceRequest(address, path, Optional.of(body), Optional.empty(), within);
    }

    public ServiceRequest with(Optional<HttpSecret> other) {
        return new ServiceRequest(address, path, body, other.filter(_ -> address.mayHaveSecrets()), within);
    }

    /** Returns text from the service with our secret removed. */
    String clean(String text) {
        return secret.map(known -> known.hideIn(text)).orElse(text);
    }
}
