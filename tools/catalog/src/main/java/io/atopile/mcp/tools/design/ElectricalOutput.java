package io.atopile.mcp.tools.design;

import io.atopile.mcp.build.PathRedactor;
import io.atopile.mcp.electrical.ElectricalFinding;
import io.atopile.mcp.electrical.ElectricalReport;
import io.atopile.mcp.electrical.ElectricalReport.WaivedFinding;
import io.atopile.mcp.electrical.ElectricalReport.WaiverFault;
import io.atopile.mcp.tool.Doc;
import java.util.List;
import java.util.Optional;

/** Electrical findings as {@code design_verify} returns them. */
public record ElectricalOutput(
        @Doc("Probable faults, at most 30.") List<Finding> findings,
        int total,
        @Doc("Findings that a comment in the source waives, at most 30.") List<Waived> waived,
        @Doc("Waivers without effect, at most 30.") List<IneffectiveWaiver> ineffective,
        @Doc("Why the circuit could not be checked.") Optional<String> failure) {

    private static final int MOST = 30;

    /** A probable fault. */
    public record Finding(
            @Doc("Such as unconnected-pin.") String rule,
            @Doc("Path of the part, interface or pin.") String subject,
            List<String> pins,
            Optional<String> file,
            Optional<Integer> line,
            String reason,
            @Doc("Comment for that line that waives it.") String waiver) {}

    /** A finding that is waived. */
    public record Waived(String rule, String subject, String reason, @Doc("The waiver.") String file, int line) {}

    /** A waiver that waives nothing. */
    public record IneffectiveWaiver(String file, int line, String reason) {}

    static ElectricalOutput of(ElectricalReport report, PathRedactor paths) {
        return new ElectricalOutput(
                report.findings().stream().limit(MOST).map(each -> toFinding(each, paths)).toList(),
                report.findings().size(),
                report.waived().stream().limit(MOST).map(each -> toWaived(each, paths)).toList(),
                report.faults().stream().limit(MOST).map(each -> toIneffective(each, paths)).toList(),
                report.failure().map(paths::redact));
    }

    private static Finding toFinding(ElectricalFinding finding, PathRedactor paths) {
        return new Finding(
                finding.rule().id(),
                finding.subject(),
                finding.pins(),
                finding.place().map(line -> paths.redact(line.file())),
                finding.place().map(line -> line.number()),
                finding.reason(),
                finding.waiver());
    }

    private static Waived toWaived(WaivedFinding each, PathRedactor paths) {
        var place = each.waiver().place();
        return new Waived(each.finding().rule().id(), each.finding().subject(), each.waiver().reason(), paths.redact(place.file()), place.number());
    }

    private static IneffectiveWaiver toIneffective(WaiverFault fault, PathRedactor paths) {
        var place = fault.waiver().place();
        return new IneffectiveWaiver(paths.redact(place.file()), place.number(), fault.reason());
    }
}
