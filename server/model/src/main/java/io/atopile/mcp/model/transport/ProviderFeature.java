package io.atopile.mcp.model.transport;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A part of a request that some providers, or some of their models, refuse. What has been refused is left out from then on.
 *
 * <p>The order counts: the first that fits an error is the one that it is about.
 */
public enum ProviderFeature {
    REASONING_HISTORY("the reasoning of earlier answers", "invalid_encrypted_content", "encrypted content .*(could not|couldn't|can't|cannot) be (verified|decrypted|parsed)"),
    ENCRYPTED_REASONING("encrypted reasoning", "include|include\\[\\d+\\]", "encrypted content is not supported"),
    REASONING_SUMMARY("summaries of the reasoning", "reasoning\\.summary", "must be verified to generate reasoning summar"),
    REASONING_EFFORT("a reasoning effort", "reasoning|reasoning\\.effort|reasoning_effort|thinking|thinkingConfig", ""),
    CACHE_KEY("a key of the prompt cache", "prompt_cache_key", ""),
    STORE("the field store", "store", ""),
    PARALLEL_CALLS("parallel calls", "parallel_tool_calls", ""),
    TOOL_CHOICE("a choice of tools", "tool_choice", ""),
    VERBOSITY("a verbosity", "verbosity|text\\.verbosity", ""),
    OUTPUT_SCHEMA("a schema of the answer", "text\\.format(?:\\.\\w+)*|text|response_format(?:\\.\\w+)*", "invalid schema for response_format"),
    MAX_COMPLETION_TOKENS("the field max_completion_tokens", "max_completion_tokens", ""),
    CACHE_CONTROL("marks of the prompt cache", "cache_control", ""),
    STREAM_USAGE("a count of the tokens", "stream_options", ""),
    OUTPUT_PICTURES(
            "pictures in the outputs of tools",
            "input\\[\\d+\\]\\.output",
            "(?:'?output'?|tool (?:message|result|content)|content).{0,40}(?:must|should|has to) be a string|expected a string|cannot unmarshal array .{0,80}output of type string|output of tool call should be|input_image.{0,60}(?:not |un)support"),
    INPUT_PICTURES("pictures", "image_url|input_image", "image (?:input|content|url)s?.{0,40}(?:not |un)support|does not support (?:image|vision|picture)|image_url.{0,60}(?:not |un|invalid)|mmproj");

    private static final Pattern REFUSAL = Pattern.compile(
            "unknown|unsupported|not supported|does not support|doesn't support|do not support|unrecognized|unrecognised|unexpected|extra (?:inputs|fields)|not permitted|not allowed|invalid|must be verified",
            Pattern.CASE_INSENSITIVE);

    private final String title;
    private final Pattern parameter;
    private final Pattern named;
    private final Optional<Pattern> message;

    /**
     * @param parameter its names in requests and in the field {@code param} or {@code code} of an error
     * @param message what errors about it say; empty if they only name the parameter
     */
    ProviderFeature(String title, String parameter, String message) {
        this.title = title;
        this.parameter = Pattern.compile(parameter);
        this.named = Pattern.compile("['\"`\\[](?:%s)['\"`\\]]|(?:parameter|field|argument|key)s?:? (?:%s)\\b|(?:^|[\\s.])(?:%s):\\s".formatted(parameter, parameter, parameter), Pattern.CASE_INSENSITIVE);
        this.message = Optional.of(message).filter(text -> !text.isEmpty()).map(text -> Pattern.compile(text, Pattern.CASE_INSENSITIVE));
    }

    /** What it is, for people. */
    public String title() {
        return title;
    }

    /** Returns the feature that an error refuses. */
    static Optional<ProviderFeature> findIn(ProviderError error) {
        return Arrays.stream(values()).filter(feature -> feature.isRefusedBy(error)).findFirst();
    }

    private boolean isRefusedBy(ProviderError error) {
        return parameter.matcher(error.param()).matches()
                || parameter.matcher(error.code()).matches()
                || message.filter(pattern -> pattern.matcher(error.message()).find()).isPresent()
                || (REFUSAL.matcher(error.message()).find() && named.matcher(error.message()).find());
    }
}
