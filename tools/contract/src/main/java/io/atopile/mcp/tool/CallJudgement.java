package io.atopile.mcp.tool;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a call was admitted as, found again after its claims were taken. The tool keeps to it: it writes no other file than it
 * claimed, and where a person was asked, nothing but what they were shown.
 *
 * @param shown what a person who was asked was shown
 */
public record CallJudgement(Set<Effect> effects, List<Claim> claims, Optional<CallPreview> shown) {

    public CallJudgement {
        effects = Set.copyOf(effects);
        claims = List.copyOf(claims);
    }
}
