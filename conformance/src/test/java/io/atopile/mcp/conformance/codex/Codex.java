package io.atopile.mcp.conformance.codex;

import io.atopile.mcp.conformance.parts.Program;
import io.atopile.mcp.conformance.parts.RealParts;
import io.atopile.mcp.tool.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** One Codex with a home of its own, whose model is scripted. */
record Codex(Path home, Path workingFolder) {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** A run's events, and what it wrote to stderr. */
    record Run(int code, List<JsonNode> events, String err) {

        /** The completed items of a kind, in order. */
        List<JsonNode> items(String type) {
            return events.stream()
                    .filter(event -> event.path("type").asString("").equals("item.completed"))
                    .map(event -> event.path("item"))
                    .filter(item -> item.path("type").asString("").equals(type))
                    .toList();
        }
    }

    /** Configures only what it takes to reach the model, and then {@code server}: the lines a user adds for one. */
    static Codex configured(Path home, Path workingFolder, String model, URI base, String server) throws IOException {
        Files.createDirectories(home);
        Files.writeString(home.resolve("config.toml"), """
                model = "%s"
                model_provider = "scripted"
                [model_providers.scripted]
                name = "scripted"
                base_url = "%s"
                wire_api = "responses"
                env_key = "SCRIPTED_KEY"
                """.formatted(model, base) + server);
        return new Codex(home, workingFolder);
    }

    Run exec(String prompt, String... options) throws InterruptedException {
        var words = new ArrayList<Object>(List.of(
                RealParts.node(), RealParts.suite("@openai/codex/bin/codex.js"), "exec", "--json", "--ephemeral", "--skip-git-repo-check"));
        words.addAll(List.of(options));
        words.add(prompt);
        var ended = Program.of(workingFolder, words.toArray())
                .with("CODEX_HOME", home)
                .with("SCRIPTED_KEY", "none")
                .run(PATIENCE);
        var events = ended.out().lines().map(Json.mapper()::readTree).toList();
        return new Run(ended.code(), events, ended.err());
    }
}
