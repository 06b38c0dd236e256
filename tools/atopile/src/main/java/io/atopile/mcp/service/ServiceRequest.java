package io.atopile.mcp.service;

import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What a service is asked. A question changes nothing there, so that it may be asked again.
 *
 * @param path from the service's address on, with its query, encoded
 * @param body asked with POST where there is one, else with GET
 * @param secret left out where the address may not have secrets
 * @param within how long all attempts together may take
 */
public record ServiceRequest(ServiceAddress address, String path, Optional<JsonNode> body, Optional<ServiceToken> secret, Duration within) {

    public static ServiceRequest get(ServiceAddress address, String path, Duration within) {
        return new ServiceRequest(address, path, Optional.empty(), Optional.empty(), within);
    }

    public static ServiceRequest post(ServiceAddress address, String path, JsonNode body, Duration within) {
        return new ServiceRequest(address, path, Optional.of(body), Optional.empty(), within);
    }

    public ServiceRequest with(Optional<ServiceToken> other) {
        return new ServiceRequest(address, path, body, other.filter(_ -> address.mayHaveSecrets()), within);
    }

    /** A text of the service's without our secret in it. */
    String clean(String text) {
        return secret.map(known -> known.redact(text)).orElse(text);
    }
}
