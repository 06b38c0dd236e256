package io.atopile.mcp.tool;

import java.util.Optional;
import java.util.Set;

/**
 * What a call was judged by before it came to its box; the box makes it only where that still holds.
 *
 * @param effects all that it may do
 * @param shown {@link CallPreview#digest} of what a person who approved it was shown
 */
public record PriorJudgement(Set<Effect> effects, Optional<String> shown) {

    public PriorJudgement {
        effects = Set.copyOf(effects);
    }
}
