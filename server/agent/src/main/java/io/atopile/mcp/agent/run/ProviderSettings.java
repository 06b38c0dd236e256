package io.atopile.mcp.agent.run;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where the model is and how it is spoken to. Holds names of keys, never keys.
 *
 * @param name what people call it
 * @param baseUrl the address below which {@code responses} and {@code models} are
 * @param keyEnv the environment variable that holds the key; nothing where none is needed
 * @param headers sent with every question, as they stand here
 * @param headersEnv header names and the environment variables that hold their values
 * @param query added to every address
 * @param requestRetries how often a question that failed is asked again
 * @param streamRetries how often an answer that broke off is taken up again
 * @param idleTimeout how long a stream may say nothing
 * @param keepsState whether the provider keeps conversations, so that only what is new need be sent
 */
public record ProviderSettings(
        Kind kind,
        String name,
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

    /** What is known of a provider before the user says more. */
    public enum Kind {
        OPENAI("OpenAI", Optional.of("https://api.openai.com/v1"), Optional.of("OPENAI_API_KEY")),
        OLLAMA("Ollama", Optional.of("http://127.0.0.1:11434/v1"), Optional.empty()),
        VLLM("vLLM", Optional.of("http://127.0.0.1:8000/v1"), Optional.empty()),
        LM_STUDIO("LM Studio", Optional.of("http://127.0.0.1:1234/v1"), Optional.empty()),
        /** One of which only the user knows where it is. */
        CUSTOM("custom", Optional.empty(), Optional.empty());

        private final String title;
        private final Optional<String> baseUrl;
        private final Optional<String> keyEnv;

        Kind(String title, Optional<String> baseUrl, Optional<String> keyEnv) {
            this.title = title;
            this.baseUrl = baseUrl;
            this.keyEnv = keyEnv;
        }

        public String title() {
            return title;
        }

        /** Where it is unless the user says otherwise; nothing where only the user can say. */
        public Optional<URI> baseUrl() {
            return baseUrl.map(URI::create);
        }

        public Optional<String> keyEnv() {
            return keyEnv;
        }

        /** Its name as users type it. */
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

    /** A provider at its usual address, which a custom one doesn't have. */
    public static ProviderSettings of(Kind kind) {
        return new ProviderSettings(
                kind,
                kind.title(),
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
