package io.atopile.mcp.electrical;

import java.util.List;

/**
 * A comment that says that a finding is no fault: {@code # waive: RULE, REASON}, or {@code # waive: RULE(PIN, PIN), REASON} for some pins.
 *
 * @param rule as it is written
 * @param pins none for all
 * @param reason empty if there is none
 * @param place the comment's line
 * @param subject the line that it is about: its own, or the next one with code
 * @param block the lines of the block that contains it, from its header to the line before the next block
 */
public record SourceWaiver(String rule, List<String> pins, String reason, SourceLine place, SourceLine subject, Block block) {

    /** A range of lines; the last is included. */
    public record Block(int first, int last) {

        boolean contains(int line) {
            return first <= line && line <= last;
        }
    }

    public SourceWaiver {
        pins = List.copyOf(pins);
    }

    boolean covers(ElectricalFinding finding) {
        return finding.rule().id().equals(rule) && finding.places().contains(subject);
    }
}
