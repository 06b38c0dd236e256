package io.atopile.mcp.tool;

import java.util.Optional;
import java.util.Set;

/**
 * The judgement of a call before it reached its {@link ToolRegistry}, which makes the call only if the judgement still applies.
 *
 * @param effects all effects it may have
 * @param shown {@link CallPreview#digest} of the preview that the user approved
 */
public record PriorJudgement(Set<Effect> effects, Optional<String> shown) {

    public PriorJudgement {
        effects = Set.copyOf(effects);
    }
}
