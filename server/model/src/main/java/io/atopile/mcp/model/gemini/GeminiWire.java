package io.atopile.mcp.model.gemini;

import io.atopile.mcp.http.HttpSecret;
import io.atopile.mcp.model.ModelRequest;
import io.atopile.mcp.model.transport.ModelWire;
import io.atopile.mcp.model.transport.PartialReply;
import io.atopile.mcp.model.transport.ReplyParser;
import io.atopile.mcp.model.transport.RequestForm;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** Gemini's own API, whose address contains the model. */
public final class GeminiWire implements ModelWire {

    @Override
    public String title() {
        return "Gemini";
    }

    @Override
    public String resolvePath(ModelRequest request) {
        var model = request.model().replaceFirst("^models/", "");
        return "/models/%s:streamGenerateContent?alt=sse".formatted(URLEncoder.encode(model, StandardCharsets.UTF_8));
    }

    @Override
    public Map<String, String> buildHeaders(Optional<HttpSecret> key) {
        return key.map(secret -> Map.of("x-goog-api-key", secret.reveal())).orElse(Map.of());
    }

    @Override
    public boolean takesOutputPictures() {
        return false;
    }

    @Override
    public String writeBody(ModelRequest request, RequestForm form) {
        return GeminiRequestBody.of(request, form);
    }

    @Override
    public ReplyParser createParser(PartialReply reply) {
        return new GeminiStreamParser(reply);
    }
}
