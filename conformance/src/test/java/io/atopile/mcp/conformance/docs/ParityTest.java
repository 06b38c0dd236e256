package io.atopile.mcp.conformance.docs;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.conformance.Golden;
import io.atopile.mcp.conformance.Repository;
import io.atopile.mcp.conformance.EveryTool;
import io.atopile.mcp.server.Wiring;
import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.ToolListing;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The parity table tells of every tool that atopile had, and of ours as they are. */
class ParityTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\w+)` \\| (yes)? ?\\| (yes)? ?\\| (yes)? ?\\| (.+?) \\|.*\\|$");
    private static final List<String> SOURCES = List.of("agent-0.14", "agent-0.15", "mcp-0.14");
    private static final Pattern NAME = Pattern.compile("`(\\w+)`");

    @Test
    void everyToolThatAtopileHadHasItsRow() throws IOException {
        var upstream = Json.mapper().readTree(Files.readString(Golden.folder("upstream-tools.json")));
        for (var source : SOURCES) {
            var column = SOURCES.indexOf(source) + 2;
            var theirs = StreamSupport.stream(upstream.path(source).spliterator(), false).map(name -> name.asString()).sorted().toList();
            var told = rows().stream().filter(row -> row.group(column) != null).map(row -> row.group(1)).sorted().toList();
            assertEquals(theirs, told, source);
        }
        assertEquals(83, SOURCES.stream().mapToInt(source -> upstream.path(source).size()).sum());
    }

    @Test
    void whatIsSaidOfOursIsTrue() throws IOException {
        var ours = ours();
        assertAll(rows().stream().map(row -> () -> {
            var answer = row.group(5);
            if (answer.startsWith("to come: ")) {
                assertFalse(names(answer).stream().anyMatch(ours::contains), row.group(1) + " has come: " + answer);
                assertEquals(1, names(answer).size(), row.group(1));
            } else if (!answer.equals("none")) {
                assertTrue(!names(answer).isEmpty() && ours.containsAll(names(answer)), row.group(1) + ": " + answer);
            }
        }));
    }

    @Test
    void whereThereIsNoneTheReasonIsGiven() throws IOException {
        Predicate<MatchResult> isMute = row -> row.group(5).equals("none") && row.group().replaceFirst(".*\\| none \\|", "").isBlank();
        assertEquals(List.of(), rows().stream().filter(isMute).map(row -> row.group(1)).toList());
    }

    private static List<MatchResult> rows() throws IOException {
        return ROW.matcher(Files.readString(Repository.ROOT.resolve("docs/parity.md"))).results().toList();
    }

    private static Set<String> names(String answer) {
        return NAME.matcher(answer).results().map(name -> name.group(1)).collect(Collectors.toSet());
    }

    private static Set<String> ours() throws IOException {
        try (var wiring = Wiring.of(EveryTool.settings())) {
            return wiring.offer().tools().list().stream().map(ToolListing::name).collect(Collectors.toSet());
        }
    }
}
