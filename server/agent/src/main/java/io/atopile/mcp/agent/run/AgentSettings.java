package io.atopile.mcp.agent.run;

import io.atopile.mcp.agent.Budgets;
import io.atopile.mcp.policy.Mode;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The user's settings for agent runs.
 *
 * @param policy what a run may do without approval; a run can be given a stricter one
 * @param features the features that are switched on
 * @param trusted absolute paths of directories whose projects the user trusts
 */
public record AgentSettings(
        ProviderSettings provider,
        ModelSettings model,
        Mode policy,
        ToolRules tools,
        ApprovalSettings approvals,
        Budgets budgets,
        RunRetention keeping,
        Set<AgentFeature> features,
        List<Path> trusted) {

    /** The settings of a user who configured nothing. */
    public static final AgentSettings DEFAULT = new AgentSettings(
            ProviderSettings.OPENAI,
            ModelSettings.DEFAULT,
            Mode.AUTO_SAFE,
            ToolRules.NONE,
            ApprovalSettings.DEFAULT,
            Budgets.DEFAULT,
            RunRetention.DEFAULT,
            Arrays.stream(AgentFeature.values()).filter(AgentFeature::isEnabledByDefault).collect(Collectors.toSet()),
            List.of());

    public AgentSettings {
        features = Set.copyOf(features);
        trusted = List.copyOf(trusted);
    }

    public boolean has(AgentFeature feature) {
        return features.contains(feature);
    }

    /** Returns whether the user trusts a directory or one of its parents. */
    public boolean trusts(Path directory) {
        return trusted.stream().anyMatch(directory::startsWith);
    }

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

    /**
     * Prices per million tokens.
     *
     * @param input price of input tokens that weren't cached
     * @param currency as the user writes it, such as {@code USD}
     */
    public record TokenPriceSettings(BigDecimal input, BigDecimal cachedInput, BigDecimal output, String currency) {}

    /**
     * Who approves the calls that a run may not make on its own.
     *
     * @param patience how long a person has to answer; without an answer the call is denied
     * @param byCallingModel whether the model that started a run may approve its calls
     */
    public record ApprovalSettings(Duration patience, boolean byCallingModel) {

        public static final ApprovalSettings DEFAULT = new ApprovalSettings(Duration.ofMinutes(5), false);
    }

    /**
     * Which runs pruning keeps: those that are both recent enough and among the newest.
     *
     * @param days maximum number of days since the end of a run
     */
    public record RunRetention(int days, int count) {

        public static final RunRetention DEFAULT = new RunRetention(90, 1000);
    }

    /**
     * Tools, by name, to which the policy doesn't apply. {@code deny} takes precedence over {@code ask}, and {@code ask}
     * over {@code allow}.
     */
    public record ToolRules(Set<String> allow, Set<String> ask, Set<String> deny) {

        public static final ToolRules NONE = new ToolRules(Set.of(), Set.of(), Set.of());

        public ToolRules {
            allow = Set.copyOf(allow);
            ask = Set.copyOf(ask);
            deny = Set.copyOf(deny);
        }
    }
}
