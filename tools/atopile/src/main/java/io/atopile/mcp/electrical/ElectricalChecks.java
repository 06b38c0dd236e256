package io.atopile.mcp.electrical;

import io.atopile.mcp.electrical.ElectricalReport.WaivedFinding;
import io.atopile.mcp.electrical.ElectricalReport.WaiverFault;
import io.atopile.mcp.verify.DesignPredicate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Runs all electrical checks over a design. */
public final class ElectricalChecks {

    private final ElectricalDesign design;
    private final List<SourceWaiver> waivers;
    private final Set<SourceWaiver> effective = new HashSet<>();
    private final List<ElectricalFinding> open = new ArrayList<>();
    private final List<WaivedFinding> waived = new ArrayList<>();

    private ElectricalChecks(ElectricalDesign design, List<SourceWaiver> waivers) {
        this.design = design;
        this.waivers = waivers;
    }

    /**
     * Checks an exported design. If the circuit couldn't be exported, nothing is found.
     *
     * @param circuit what the program {@code design.py} printed as the design's circuit
     * @param predicates of the same design, which state the ranges of its parameters
     * @param root the project's canonical directory, from whose sources waivers are read
     */
    public static ElectricalReport check(JsonNode circuit, List<DesignPredicate> predicates, Path root) {
        var design = CircuitReader.read(circuit, root, ParameterRanges.of(predicates));
        var report = check(design, WaiverReader.readAll(design, root));
        var failure = circuit.path("error");
        return failure.isString() ? report.withFailure(failure.asString("")) : report;
    }

    /** Checks a design with the waivers of its source. */
    static ElectricalReport check(ElectricalDesign design, List<SourceWaiver> waivers) {
        var checks = new ElectricalChecks(design, waivers);
        var circuit = new CircuitIndex(design);
        CircuitCheck.ALL.stream().flatMap(check -> check.findFaults(circuit, design.ranges())).forEach(checks::settle);
        return new ElectricalReport(checks.open, checks.waived, checks.listFaults(), Optional.empty());
    }

    private void settle(ElectricalFinding finding) {
        var remaining = finding;
        for (SourceWaiver waiver : waivers) {
            if (!waiver.covers(finding)) {
                continue;
            }
            var covered = waiver.pins().isEmpty() ? remaining.pins() : remaining.pins().stream().filter(waiver.pins()::contains).toList();
            boolean whole = waiver.pins().isEmpty() || (!covered.isEmpty() && covered.size() == remaining.pins().size());
            if (whole || !covered.isEmpty()) {
                effective.add(waiver);
                waived.add(new WaivedFinding(remaining.withPins(covered), waiver));
            }
            if (whole) {
                return;
            }
            remaining = remaining.withPins(remaining.pins().stream().filter(pin -> !covered.contains(pin)).toList());
        }
        open.add(remaining);
    }

    private List<WaiverFault> listFaults() {
        var instantiated = listPlaces().collect(Collectors.toSet());
        return waivers.stream()
                .filter(waiver -> !effective.contains(waiver))
                .flatMap(waiver -> {
                    if (ElectricalRule.findRule(waiver.rule()).isEmpty()) {
                        return Stream.of(new WaiverFault(waiver, "There is no rule " + waiver.rule()));
                    }
                    boolean used = instantiated.stream()
                            .anyMatch(line -> line.file().equals(waiver.place().file()) && waiver.block().contains(line.number()));
                    return used ? Stream.of(new WaiverFault(waiver, "It waives nothing")) : Stream.empty();
                })
                .toList();
    }

    private Stream<SourceLine> listPlaces() {
        return Stream.concat(
                design.parts().stream().flatMap(part -> part.lines().stream()),
                design.interfaces().stream().flatMap(each -> each.lines().stream()));
    }

    /** Returns the files of a design's own source, relative to the project; its installed packages are left out. */
    static Set<String> listFiles(ElectricalDesign design) {
        return new ElectricalChecks(design, List.of())
                .listPlaces()
                .filter(line -> !line.isInDependency())
                .map(SourceLine::file)
                .collect(Collectors.toSet());
    }
}
