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
public record Question(ServiceAddress address, String path, Optional<JsonNode> body, Optional<Secret> secret, Duration within) {

    public static Question get(ServiceAddress address, String path, Duration within) {
        return new Question(address, path, Optional.empty(), Optional.empty(), within);
    }

    public static Question post(ServiceAddress address, String path, JsonNode body, Duration within) {
        return new Question(address, path, Optional.of(body), Optional.empty(), within);
    }

    public Question with(Optional<Secret> other) {
        return new Question(address, path, body, other.filter(_ -> address.mayHaveSecrets()), within);
    }

    /** A text of the service's without our secret in it. */
    String clean(String text) {
        return secret.map(known -> known.hiddenIn(text)).orElse(text);
    }
}
