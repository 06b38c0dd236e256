package io.atopile.mcp.hashline;

import io.atopile.mcp.file.PathResolution.Inside;
import io.atopile.mcp.file.WriteRules;
import io.atopile.mcp.hashline.ChangeRefusal.Kind;
import io.atopile.mcp.tool.CallJudgement;
import io.atopile.mcp.tool.CallPreview;
import io.atopile.mcp.tool.Claim;
import io.atopile.mcp.tool.Effect;
import io.atopile.mcp.tool.ToolContext;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Restricts changes to what their call was checked for, at the exact path that is written: only files that it claimed, a file
 * that needs approval only if the call was checked as changing one, and if a person was asked, exactly the change that was
 * displayed to them.
 */
public record WriteGuard(CallJudgement judgement, WriteRules rules) {

    /** Returns the guard for tools that never change a file which needs approval. */
    public static WriteGuard of(ToolContext context) {
        return new WriteGuard(context.judgement(), WriteRules.DEFAULT);
    }

    /** Returns why the call may not change a file. */
    Optional<ChangeRefusal> findRefusal(Inside place) {
        if (!judgement.claims().contains(new Claim.OfFile(place.real()))) {
            return Optional.of(ChangeRefusal.of(
                    Kind.CHANGED_MEANWHILE, "The path leads to a different file than when the call was checked; look at it and call again"));
        }
        return rules.needsApproval(place.relative()) && !judgement.effects().contains(Effect.CONFIGURES_PROGRAMS)
                ? Optional.of(ChangeRefusal.of(
                        Kind.DENIED,
                        "'%s' is a file that other programs execute or obey; this call was not checked as changing one".formatted(place.relative())))
                : Optional.empty();
    }

    /** Whether a change is the one that was displayed to a person; true if no approval was requested. */
    boolean allows(Supplier<ContentTransition> change) {
        return judgement.shown().flatMap(CallPreview::binding).map(binding -> binding.equals(change.get().binding())).orElse(true);
    }
}
