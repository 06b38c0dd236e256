package io.atopile.mcp.agent.run;

import java.util.Optional;

/**
 * The model and how it is to think.
 *
 * @param name as the provider calls it; nothing until the user names one
 * @param effort of reasoning, in the provider's words; nothing leaves it to the provider
 * @param verbosity of answers, in the provider's words; nothing leaves it to the provider
 * @param contextWindow in tokens
 * @param prices nothing where the user named none; money is not counted then
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
