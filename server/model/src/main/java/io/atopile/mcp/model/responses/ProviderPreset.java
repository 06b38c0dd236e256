package io.atopile.mcp.model.responses;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The predefined providers: their usual base URLs, and the environment variables of their keys. */
public enum ProviderPreset {
    OPENAI("https://api.openai.com/v1", "OPENAI_API_KEY"),
    OLLAMA("http://127.0.0.1:11434/v1", ""),
    VLLM("http://127.0.0.1:8000/v1", "VLLM_API_KEY"),
    LM_STUDIO("http://127.0.0.1:1234/v1", "LM_API_TOKEN"),
    /** Any other provider that supports the Responses API; its base URL comes from the settings. */
    CUSTOM("", "");

    private final String base;
    private final String keyVariable;

    ProviderPreset(String base, String keyVariable) {
        this.base = base;
        this.keyVariable = keyVariable;
    }

    public Optional<URI> base() {
        return ModelProvider.parseAddress(base);
    }

    /** Returns the environment variable of the key; empty if the provider usually needs no key. */
    public Optional<String> keyVariable() {
        return Optional.of(keyVariable).filter(name -> !name.isEmpty());
    }

    /** Creates a provider with the default retry policy, and without stored conversations, which only the settings can enable. */
    public ModelProvider createProvider(URI address, Optional<ProviderSecret> key) {
        return new ModelProvider(
                name().toLowerCase(Locale.ROOT), address, key, Map.of(), Map.of(), false, ProviderRetryPolicy.USUAL);
    }
}
