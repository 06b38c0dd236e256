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
    public Mode stricter(Mode other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /** The strictest verdict over a tool's effects. */
    public Verdict judge(Set<Effect> effects) {
        return effects.stream().anyMatch(effect -> judge(effect) == Verdict.ASK) ? Verdict.ASK : Verdict.ALLOW;
    }

    public Verdict judge(Effect effect) {
        return switch (this) {
            case ASK -> effect == Effect.READS ? Verdict.ALLOW : Verdict.ASK;
            case AUTO_SAFE ->
                switch (effect) {
                    case READS, BUILDS, WRITES_PROJECT -> Verdict.ALLOW;
                    case CONFIGURES_PROGRAMS, INSTALLS, REACHES_NETWORK, DESTROYS -> Verdict.ASK;
                };
            case AUTO ->
                switch (effect) {
                    case READS, BUILDS, WRITES_PROJECT, INSTALLS, REACHES_NETWORK -> Verdict.ALLOW;
                    case CONFIGURES_PROGRAMS, DESTROYS -> Verdict.ASK;
                };
        };
    }
}
