package io.atopile.mcp.agent.run;

import io.atopile.mcp.agent.Budgets;
import io.atopile.mcp.policy.Mode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
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
}
