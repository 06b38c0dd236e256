package io.atopile.mcp.conformance.transcript;

import io.atopile.mcp.conformance.Transport;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What a client sends in one go, and what a server says to it.
 *
 * @param over the transports on which this is sent at all
 * @param until a notification that ends the exchange while its request still runs; else every request is answered
 * @param answers per transport, in the order in which they came
 */
record Exchange(
        Set<Transport> over,
        Optional<String> until,
        List<String> lines,
        Map<Transport, List<JsonNode>> answers) {

    /** The same, as it was now heard. */
    Exchange heard(Map<Transport, List<JsonNode>> now) {
        return new Exchange(over, until, lines, new EnumMap<>(now));
    }
}
