package io.atopile.mcp.model.transport;

import io.atopile.mcp.http.HttpSecret;
import io.atopile.mcp.model.ModelRequest;
import java.util.Map;
import java.util.Optional;

/** One API of models: how a request is written and how its stream of events is read. It holds no state, and serves all requests at once. */
public interface ModelWire {

    /** The name of the API, for people. */
    String title();

    /** Returns the path of a request, which is appended to the provider's base URL, and may contain a query. */
    String resolvePath(ModelRequest request);

    /** Returns the headers of a request; the key is in one of them. */
    default Map<String, String> buildHeaders(Optional<HttpSecret> key) {
        return key.map(secret -> Map.of("Authorization", "Bearer " + secret.reveal())).orElse(Map.of());
    }

    /** Whether the outputs of calls can contain pictures. */
    default boolean takesOutputPictures() {
        return true;
    }

    /** Writes the body of a request as JSON. */
    String writeBody(ModelRequest request, RequestForm form);

    /** Returns a parser that adds what the events of one response contain to {@code reply}. */
    ReplyParser createParser(PartialReply reply);
}
