package io.atopile.mcp.policy;

import io.atopile.mcp.tool.Effect;
import java.util.Locale;
import java.util.Set;

/** Policy mode: how much is allowed without asking the user. Strictest first. */
public enum Mode {
    ASK,
    AUTO_SAFE,
    AUTO;

    /** Returns the name as users type it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the stricter of the two modes. */
    public Mode chooseStricter(Mode other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /** Returns the strictest decision over a tool's effects. */
    public PolicyDecision judge(Set<Effect> effects) {
        return effects.stream().anyMatch(effect -> judge(effect) == PolicyDecision.ASK) ? PolicyDecision.ASK : PolicyDecision.ALLOW;
    }

    public PolicyDecision judge(Effect effect) {
        return switch (this) {
            case ASK -> effect == Effect.READS ? PolicyDecision.ALLOW : PolicyDecision.ASK;
            case AUTO_SAFE ->
                switch (effect) {
                    case READS, BUILDS, WRITES_PROJECT -> PolicyDecision.ALLOW;
                    case CONFIGURES_PROGRAMS, INSTALLS, REACHES_NETWORK, DESTROYS -> PolicyDecision.ASK;
                };
            case AUTO ->
                switch (effect) {
                    case READS, BUILDS, WRITES_PROJECT, INSTALLS, REACHES_NETWORK -> PolicyDecision.ALLOW;
                    case CONFIGURES_PROGRAMS, DESTROYS -> PolicyDecision.ASK;
                };
        };
    }
}
