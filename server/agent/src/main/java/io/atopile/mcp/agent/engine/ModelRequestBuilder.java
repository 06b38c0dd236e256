package io.atopile.mcp.agent.engine;

import io.atopile.mcp.model.ModelRequest;
import io.atopile.mcp.tool.Json;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.node.ObjectNode;

/** Builds model requests from a run's conversation. */
final class ModelRequestBuilder {

    private static final TypeReference<List<ModelRequest.Function>> FUNCTIONS = new TypeReference<>() {};

    private final LiveRun run;
    private List<ModelRequest.Function> functions = List.of();

    ModelRequestBuilder(LiveRun run) {
        this.run = run;
    }

    /** Returns a request with the whole conversation and everything that the model may call. */
    ModelRequest next() {
        var state = run.state();
        var spec = state.spec();
        if (functions.isEmpty()) {
            functions = Json.mapper().readValue(run.directory().texts().get(spec.functions()), FUNCTIONS);
        }
        var schema = spec.model().outputSchema().map(ref -> (ObjectNode) Json.mapper().readTree(run.directory().texts().get(ref)));
        var options = new ModelRequest.Options(spec.model().effort(), spec.model().verbosity(), schema, Optional.empty());
        return new ModelRequest(
                spec.model().name(), run.readItems(state.conversation().items()), functions, options, spec.threadId());
    }
}
