package io.atopile.mcp.skill.report;

import java.util.Locale;

/** What became of a step of a skill. */
public enum StepState {
    PLANNED(Tone.NEUTRAL),
    DONE(Tone.GOOD),
    SKIPPED(Tone.NEUTRAL),
    FAILED(Tone.BAD),
    CANCELLED(Tone.WARNING);

    private final Tone tone;

    StepState(Tone tone) {
        this.tone = tone;
    }

    Cell cell() {
        return new Cell(name().toLowerCase(Locale.ROOT), tone);
    }

    boolean tookTime() {
        return this != PLANNED && this != SKIPPED;
    }
}
