package io.atopile.mcp.model.responses;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The providers that are known by name: where they usually are, and which environment variable holds their key. */
public enum ProviderPreset {
    OPENAI("https://api.openai.com/v1", "OPENAI_API_KEY"),
    OLLAMA("http://127.0.0.1:11434/v1", ""),
    VLLM("http://127.0.0.1:8000/v1", "VLLM_API_KEY"),
    LM_STUDIO("http://127.0.0.1:1234/v1", "LM_API_TOKEN"),
    /** Any other that speaks the Responses API; settings say where it is. */
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

    /** Empty where no key is usual. */
    public Optional<String> keyVariable() {
        return Optional.of(keyVariable).filter(name -> !name.isEmpty());
    }

    /** The provider at an address, with the usual patience; none is trusted to keep conversations until settings say so. */
    public ModelProvider createProvider(URI address, Optional<ProviderSecret> key) {
        return new ModelProvider(
                name().toLowerCase(Locale.ROOT), address, key, Map.of(), Map.of(), false, ProviderRetryPolicy.USUAL);
    }
}
