package io.atopile.mcp.policy;

import io.atopile.mcp.tool.Effect;
import java.util.Locale;
import java.util.Set;

/** How much is done without asking a person; the strictest first. */
public enum Mode {
    ASK,
    AUTO_SAFE,
    AUTO;

    /** Its name as users type it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one of the two that asks more. */
    public Mode chooseStricter(Mode other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /** The strictest verdict over a tool's effects. */
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
