package io.atopile.mcp.agent.run;

import io.atopile.mcp.agent.Budgets;
import io.atopile.mcp.policy.Mode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the user chose for runs of the agent.
 *
 * @param policy what a run does without asking a person; a run may be given a stricter one
 * @param features those that are switched on
 * @param trusted directories whose projects the user trusts, absolute
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

    /** Those of a user who chose nothing. */
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

    /** Whether the user trusts a directory, or one that it lies in. */
    public boolean trusts(Path directory) {
        return trusted.stream().anyMatch(directory::startsWith);
    }
}
