package io.atopile.mcp.agent.run;

import java.util.Optional;

/**
 * The model and its options.
 *
 * @param name model ID as the provider names it; empty until the user sets one
 * @param effort reasoning effort, in the provider's terms; empty for the provider's default
 * @param verbosity verbosity of answers, in the provider's terms; empty for the provider's default
 * @param contextWindow in tokens
 * @param prices empty if the user set none; then costs aren't calculated
 */
public record ModelSettings(
        Optional<String> name,
        Optional<String> effort,
        Optional<String> verbosity,
        int contextWindow,
        Optional<TokenPriceSettings> prices) {

    public static final ModelSettings DEFAULT =
            new ModelSettings(Optional.empty(), Optional.empty(), Optional.empty(), 272_000, Optional.empty());
}
