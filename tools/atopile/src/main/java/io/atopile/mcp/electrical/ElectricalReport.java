package io.atopile.mcp.electrical;

import java.util.List;
import java.util.Optional;

/**
 * What the checks found.
 *
 * @param findings those that nobody waives
 * @param waived those that the source waives
 * @param faults waivers that waive nothing, or name no rule
 * @param failure why there was no circuit to check
 */
public record ElectricalReport(
        List<ElectricalFinding> findings, List<WaivedFinding> waived, List<WaiverFault> faults, Optional<String> failure) {

    /** A finding and the waiver for it. */
    public record WaivedFinding(ElectricalFinding finding, SourceWaiver waiver) {}

    /**
     * A waiver that has no effect.
     *
     * @param reason why
     */
    public record WaiverFault(SourceWaiver waiver, String reason) {}

    public ElectricalReport {
        findings = List.copyOf(findings);
        waived = List.copyOf(waived);
        faults = List.copyOf(faults);
    }

    ElectricalReport withFailure(String reason) {
        return new ElectricalReport(findings, waived, faults, Optional.of(reason));
    }
}
