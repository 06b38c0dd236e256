package io.atopile.mcp.electrical;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.atopile.mcp.electrical.CircuitIndex.Rail;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Finds rails that several modules supply. A module and what is inside it are one source. */
final class SourceCheck implements CircuitCheck {

    @Override
    public Stream<ElectricalFinding> findFaults(CircuitIndex circuit, ParameterRanges ranges) {
        return circuit.rails().stream()
                .filter(rail -> rail.power().source() && !rail.power().sink())
                .sorted(Comparator.comparing(rail -> rail.power().path()))
                .collect(groupingBy(Rail::high, TreeMap::new, toList()))
                .values()
                .stream()
                .flatMap(sources -> findRivals(sources).stream());
    }

    /** Returns the lines of two interfaces, those in the module that joins them first. */
    static List<SourceLine> listPlaces(CircuitInterface first, CircuitInterface other) {
        String common = CircuitPath.findCommon(first.owner(), other.owner());
        return Stream.of(other, first).flatMap(each -> MemberDeclaration.listLines(each.places(), common).stream()).distinct().toList();
    }

    private static Optional<ElectricalFinding> findRivals(List<Rail> sources) {
        var first = sources.getFirst().power();
        return sources.stream()
                .map(Rail::power)
                .filter(other -> !CircuitPath.areNested(first.owner(), other.owner()))
                .findFirst()
                .map(other -> new ElectricalFinding(
                        ElectricalRule.TWO_SOURCES,
                        other.path(),
                        List.of(),
                        listPlaces(first, other),
                        "The rail has another source, " + first.path() + ", and nothing keeps one from feeding the other"));
    }
}
