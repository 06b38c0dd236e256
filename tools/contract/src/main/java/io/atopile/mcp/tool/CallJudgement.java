package io.atopile.mcp.tool;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The effects and claims for which a call was admitted, confirmed again once its claims are held. The tool must stay within
 * them: it writes only files that it claimed and, if the user was asked, only what the preview showed.
 *
 * @param shown the preview the user approved, if the user was asked
 */
public record CallJudgement(Set<Effect> effects, List<Claim> claims, Optional<CallPreview> shown) {

    public CallJudgement {
        effects = Set.copyOf(effects);
        claims = List.copyOf(claims);
    }
}
