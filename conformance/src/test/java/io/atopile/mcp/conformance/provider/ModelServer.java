package io.atopile.mcp.conformance.provider;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real server of models, on this machine alone. */
final class ModelServer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Process process;
    private final URI base;

    private ModelServer(Process process, URI base) {
        this.process = process;
        this.base = base;
    }

    /** Starts llama.cpp with a model that says what a script says. */
    static ModelServer startLlama(Path script, Path scratch) throws IOException, InterruptedException {
        var model = scratch.resolve("model.gguf");
        var made = new ProcessBuilder(RealModelServers.python().toString(), RealModelServers.scriptedModel().toString(), script.toString(), model.toString())
                .inheritIO()
                .start();
        if (!made.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || made.exitValue() != 0) {
            throw new AssertionError("The scripted model was not written.");
        }
        var port = findPort();
        return start(port, "/health", scratch.resolve("llama.log"), Map.of(), List.of(
                RealModelServers.program("llama-server-vulkan").toString(), "-m", model.toString(), "--host", "127.0.0.1", "--port", Integer.toString(port),
                "-c", "200000", "-np", "1", "-n", "400", "--jinja", "-t", "1", "--temp", "0", "--device", "none"));
    }

    /** Starts the converters of Ollama with a model that says what a script says. */
    static ModelServer startOllama(Path script, Path scratch) throws IOException {
        var port = findPort();
        return start(
                port, "/health", scratch.resolve("ollama.log"), Map.of(),
                List.of(RealModelServers.program("scripted-ollama").toString(), script.toString(), Integer.toString(port)));
    }

    /** Starts the LiteLLM proxy; {@code models} is the list of models of its configuration. */
    static ModelServer startLiteLlm(String models, Path scratch) throws IOException {
        var configuration = Files.writeString(scratch.resolve("litellm.yaml"), "model_list:\n%s\nlitellm_settings: {telemetry: false, num_retries: 0}\n".formatted(models));
        var port = findPort();
        return start(
                port, "/health/liveliness", scratch.resolve("litellm.log"),
                Map.of("LITELLM_LOCAL_MODEL_COST_MAP", "True", "LITELLM_DANGEROUSLY_PERMIT_WEAK_OR_UNSET_MASTER_KEY", "true"),
                List.of(RealModelServers.program("litellm").toString(), "--config", configuration.toString(), "--host", "127.0.0.1", "--port", Integer.toString(port)));
    }

    private static ModelServer start(int port, String health, Path log, Map<String, String> environment, List<String> command) throws IOException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(name -> name.toLowerCase(Locale.ROOT).endsWith("_proxy"));
        builder.environment().putAll(environment);
        var server = new ModelServer(builder.start(), URI.create("http://127.0.0.1:" + port));
        await().atMost(PATIENCE).until(() -> server.isHealthy(health) || !server.process.isAlive());
        if (!server.process.isAlive()) {
            throw new AssertionError(Files.readString(log));
        }
        return server;
    }

    private static int findPort() throws IOException {
        try (var closing = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return closing.getLocalPort();
        }
    }

    private boolean isHealthy(String path) throws InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(base.resolve(path)).build(), HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException _) {
            return false;
        }
    }

    URI base() {
        return base;
    }

    @Override
    public void close() {
        var family = Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
        process.destroy();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            family.forEach(ProcessHandle::destroyForcibly);
        }
    }
}
