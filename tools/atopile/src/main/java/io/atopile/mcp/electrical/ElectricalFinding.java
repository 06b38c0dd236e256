package io.atopile.mcp.electrical;

import java.util.List;
import java.util.Optional;

/**
 * A probable fault.
 *
 * @param subject the path of a part, interface or pin, without the entry
 * @param pins the pins of the subject that are concerned, if a part has several
 * @param places lines at which it can be waived: of the subject and of the modules around it, the innermost first
 * @param reason why it is one, as a sentence that begins with what is wrong
 */
public record ElectricalFinding(ElectricalRule rule, String subject, List<String> pins, List<SourceLine> places, String reason) {

    public ElectricalFinding {
        pins = List.copyOf(pins);
        places = List.copyOf(places);
    }

    /** Returns the innermost place in the project itself, or else the innermost. */
    public Optional<SourceLine> place() {
        return places.stream().filter(line -> !line.isInDependency()).findFirst().or(() -> places.stream().findFirst());
    }

    /** Returns the comment that waives the finding, to be written at the end of the line of its place, or in a line above it. */
    public String waiver() {
        return "# waive: " + rule.id() + (pins.isEmpty() ? "" : "(" + String.join(", ", pins) + ")") + ", REASON";
    }

    ElectricalFinding withPins(List<String> remaining) {
        return new ElectricalFinding(rule, subject, remaining, places, reason);
    }

    @Override
    public String toString() {
        var what = subject + (pins.isEmpty() ? "" : "(" + String.join(", ", pins) + ")");
        return place().map(line -> line + ": ").orElse("") + rule.id() + " " + what + ": " + reason;
    }
}
