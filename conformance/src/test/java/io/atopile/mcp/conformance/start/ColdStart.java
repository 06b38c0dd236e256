package io.atopile.mcp.conformance.start;

import static io.atopile.mcp.model.responses.Acts.answer;
import static io.atopile.mcp.model.responses.Acts.message;

import io.atopile.mcp.conformance.Transport;
import io.atopile.mcp.conformance.agent.Provided;
import io.atopile.mcp.conformance.client.McpClient;
import io.atopile.mcp.conformance.parts.Program;
import io.atopile.mcp.conformance.parts.RealParts;
import io.atopile.mcp.conformance.program.Launched;
import io.atopile.mcp.model.responses.ScriptedResponsesServer;
import io.atopile.mcp.tool.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** One start of the shipped program, to its first request or answer and to its end. */
enum ColdStart {
    RUN {
        @Override
        void once(Path project, Path scratch) throws IOException, InterruptedException {
            try (var provider = ScriptedResponsesServer.playing(answer("1", message("hello")))) {
                Provided.settings(scratch, provider, "");
                var ended = Program.of(project, RealParts.installed(), "run", "x")
                        .with("XDG_STATE_HOME", scratch.resolve("state"))
                        .with("XDG_CONFIG_HOME", scratch.resolve("config"))
                        .with("PLANTED_KEY", Provided.KEY)
                        .run(LONGEST);
                if (ended.code() != 0 || provider.requests().size() != 1) {
                    throw new AssertionError("%d requests, then %s".formatted(provider.requests().size(), ended));
                }
            }
        }
    },
    STDIO {
        @Override
        void once(Path project, Path scratch) throws IOException {
            list(Transport.STDIO, project, scratch);
        }
    },
    SERVE {
        @Override
        void once(Path project, Path scratch) throws IOException {
            list(Transport.HTTP, project, scratch);
        }
    };

    /** More than a harness waits before it takes the start for a hang. */
    private static final Duration LONGEST = Duration.ofMinutes(3);

    /**
     * Starts it, has one answer, and lets it end.
     *
     * @throws AssertionError when it answers wrongly
     */
    abstract void once(Path project, Path scratch) throws IOException, InterruptedException;

    private static void list(Transport transport, Path project, Path scratch) throws IOException {
        try (var launched = Launched.over(transport, project, scratch)) {
            launched.client().initialize(McpClient.NEWEST_LEGACY);
            var tools = launched.client().result("tools/list", Json.object()).path("tools").size();
            if (tools == 0) {
                throw new AssertionError("It lists no tools.");
            }
            launched.client().wire().settle();
        }
    }
}
