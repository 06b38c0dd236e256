package io.atopile.mcp.conformance.docs;

import static java.util.stream.Collectors.toSet;

import io.atopile.mcp.conformance.Repository;
import io.atopile.mcp.conformance.docs.MissionTable.Concept;
import io.atopile.mcp.conformance.docs.MissionTable.Omission;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Compares the tables of {@code docs/mission.md} with the sources.
 *
 * @param constants of enums that the tables list completely, by the enum's name
 */
record MissionCheck(SourceNames sources, Map<String, List<String>> constants) {

    private static final String NOT_YET = "not yet";
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    /** One line for each fault; none where the document is right. */
    List<String> listFaults(String document) {
        var table = MissionTable.parse(document);
        return Stream.of(
                        table.faults().stream(),
                        table.concepts().stream().flatMap(this::checkPlaces),
                        table.concepts().stream().flatMap(this::checkTests),
                        table.omissions().stream().flatMap(MissionCheck::checkReason),
                        checkDuplicates(table),
                        constants.keySet().stream().sorted().flatMap(name -> checkMissingConstants(name, table.concepts())),
                        table.concepts().stream().flatMap(this::checkStrangeConstants))
                .flatMap(Function.identity())
                .toList();
    }

    private Stream<String> checkPlaces(Concept row) {
        var places = code(row.where());
        if (places.isEmpty() && !isPending(row)) {
            return Stream.of(fault(row, "names no class or package"));
        }
        return places.stream()
                .filter(place -> !exists(place))
                .sorted()
                .map(place -> fault(row, "`%s` is no class or package of the main sources".formatted(place)));
    }

    private Stream<String> checkTests(Concept row) {
        var named = code(row.shownBy());
        if (isPending(row)) {
            return named.stream()
                    .filter(name -> exists(name) || sources.tools().contains(name))
                    .sorted()
                    .map(name -> fault(row, "\"not yet\", but `%s` exists".formatted(name)));
        }
        if (named.isEmpty()) {
            return Stream.of(fault(row, "names no test and doesn't say \"not yet\""));
        }
        return named.stream()
                .filter(name -> !name.endsWith("Test") || !sources.tests().containsKey(name))
                .sorted()
                .map(name -> fault(row, "`%s` is no test class".formatted(name)));
    }

    private static Stream<String> checkReason(Omission row) {
        return row.reason().isEmpty() ? Stream.of("line %d: \"%s\" is left out without a reason".formatted(row.line(), row.concept())) : Stream.of();
    }

    private static Stream<String> checkDuplicates(MissionTable table) {
        var first = new HashMap<String, Integer>();
        return Stream.concat(
                        table.concepts().stream().map(row -> Map.entry(row.concept(), row.line())),
                        table.omissions().stream().map(row -> Map.entry(row.concept(), row.line())))
                .flatMap(row -> {
                    var earlier = first.putIfAbsent(row.getKey().toLowerCase(Locale.ROOT), row.getValue());
                    return Stream.ofNullable(earlier)
                            .map(line -> "line %d: \"%s\" is in line %d already".formatted(row.getValue(), row.getKey(), line));
                });
    }

    private Stream<String> checkMissingConstants(String name, List<Concept> rows) {
        var listed = rows.stream()
                .filter(row -> code(row.where()).contains(name))
                .flatMap(row -> code(row.name()).stream())
                .map(MissionCheck::normalize)
                .collect(toSet());
        return constants.getOrDefault(name, List.of()).stream()
                .filter(constant -> !listed.contains(normalize(constant)))
                .map(constant -> "%s.%s is in no row that names `%s`".formatted(name, constant, name));
    }

    private Stream<String> checkStrangeConstants(Concept row) {
        var enums = code(row.where()).stream().filter(constants::containsKey).sorted().toList();
        var known = enums.stream().flatMap(name -> constants.getOrDefault(name, List.of()).stream()).map(MissionCheck::normalize).collect(toSet());
        return code(row.name()).stream()
                .filter(word -> !enums.isEmpty() && !known.contains(normalize(word)))
                .sorted()
                .map(word -> fault(row, "`%s` is no constant of %s".formatted(word, enums)));
    }

    private boolean exists(String place) {
        return sources.shipped().containsKey(place)
                || sources.packages().contains(place)
                || (place.contains("/") && Files.exists(Repository.ROOT.resolve(place)));
    }

    private static boolean isPending(Concept row) {
        return row.shownBy().startsWith(NOT_YET);
    }

    private static Set<String> code(String cell) {
        return CODE.matcher(cell).results().map(span -> span.group(1)).collect(toSet());
    }

    private static String normalize(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('-', '_');
    }

    private static String fault(Concept row, String what) {
        return "line %d, \"%s\": %s".formatted(row.line(), row.concept(), what);
    }
}
