package io.atopile.mcp.agent.run;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How to reach the model's provider. Contains the names of API keys, never the keys.
 *
 * @param name display name
 * @param wire the API
 * @param baseUrl base address of the API and of {@code models}
 * @param keyEnv environment variable that contains the API key; empty if none is needed
 * @param headers sent literally with every request
 * @param headersEnv header names and the environment variables that contain their values
 * @param query parameters added to every address
 * @param requestRetries maximum retries of a failed request
 * @param streamRetries maximum retries of a response that broke off
 * @param idleTimeout idle timeout of a streaming response
 * @param keepsState whether the provider stores conversations, so that only new items need to be sent
 */
public record ProviderSettings(
        Kind kind,
        String name,
        Wire wire,
        URI baseUrl,
        Optional<String> keyEnv,
        Map<String, String> headers,
        Map<String, String> headersEnv,
        Map<String, String> query,
        int requestRetries,
        int streamRetries,
        Duration idleTimeout,
        boolean keepsState) {

    public static final ProviderSettings OPENAI = of(Kind.OPENAI);

    /** Provider types and their defaults. */
    public enum Kind {
        OPENAI("OpenAI", Wire.RESPONSES, Optional.of("https://api.openai.com/v1"), Optional.of("OPENAI_API_KEY")),
        ANTHROPIC("Anthropic", Wire.MESSAGES, Optional.of("https://api.anthropic.com/v1"), Optional.of("ANTHROPIC_API_KEY")),
        GEMINI("Gemini", Wire.GEMINI, Optional.of("https://generativelanguage.googleapis.com/v1beta"), Optional.of("GEMINI_API_KEY")),
        DEEPSEEK("DeepSeek", Wire.CHAT, Optional.of("https://api.deepseek.com/v1"), Optional.of("DEEPSEEK_API_KEY")),
        OPENROUTER("OpenRouter", Wire.CHAT, Optional.of("https://openrouter.ai/api/v1"), Optional.of("OPENROUTER_API_KEY")),
        OLLAMA("Ollama", Wire.RESPONSES, Optional.of("http://127.0.0.1:11434/v1"), Optional.empty()),
        VLLM("vLLM", Wire.RESPONSES, Optional.of("http://127.0.0.1:8000/v1"), Optional.empty()),
        LM_STUDIO("LM Studio", Wire.RESPONSES, Optional.of("http://127.0.0.1:1234/v1"), Optional.empty()),
        LLAMA_CPP("llama.cpp", Wire.RESPONSES, Optional.of("http://127.0.0.1:8080/v1"), Optional.empty()),
        /** A provider whose address only the user knows. */
        CUSTOM("custom", Wire.RESPONSES, Optional.empty(), Optional.empty());

        private final String title;
        private final Wire wire;
        private final Optional<String> baseUrl;
        private final Optional<String> keyEnv;

        Kind(String title, Wire wire, Optional<String> baseUrl, Optional<String> keyEnv) {
            this.title = title;
            this.wire = wire;
            this.baseUrl = baseUrl;
            this.keyEnv = keyEnv;
        }

        public String title() {
            return title;
        }

        public Wire wire() {
            return wire;
        }

        /** Returns the default address; empty for a custom provider. */
        public Optional<URI> baseUrl() {
            return baseUrl.map(URI::create);
        }

        public Optional<String> keyEnv() {
            return keyEnv;
        }

        /** Returns the name as users type it. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The API through which a provider is asked. */
    public enum Wire {
        RESPONSES,
        CHAT,
        MESSAGES,
        GEMINI;

        /** Returns the name as users type it. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public ProviderSettings {
        headers = Map.copyOf(headers);
        headersEnv = Map.copyOf(headersEnv);
        query = Map.copyOf(query);
    }

    /** Returns the settings of a provider at its default address, which a custom provider doesn't have. */
    public static ProviderSettings of(Kind kind) {
        return new ProviderSettings(
                kind,
                kind.title(),
                kind.wire(),
                kind.baseUrl().orElseThrow(),
                kind.keyEnv(),
                Map.of(),
                Map.of(),
                Map.of(),
                4,
                5,
                Duration.ofMinutes(5),
                false);
    }
}
