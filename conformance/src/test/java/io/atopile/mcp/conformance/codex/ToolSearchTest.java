package io.atopile.mcp.conformance.codex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.conformance.ServedOverHttp;
import io.atopile.mcp.policy.Mode;
import io.atopile.mcp.project.AtopileSettings;
import io.atopile.mcp.server.Settings;
import io.atopile.mcp.server.Wiring;
import io.atopile.mcp.tool.ToolListing;
import io.atopile.mcp.tool.Toolset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The real Codex, which shows a model no tools until it searches for them, finds the right one for plain queries. */
class ToolSearchTest {

    /** How many tools Codex returns for a search. */
    private static final int FOUND = 8;

    @TempDir
    private Path scratch;

    @ParameterizedTest
    @ValueSource(strings = {"default", "all"})
    void plainQueriesFindTheRightTool(String toolsets) throws Exception {
        var queries = SearchQueries.read().all();
        var project = Files.createDirectories(scratch.resolve("project"));
        var settings = new Settings(
                AtopileSettings.of(Map.of("HOME", scratch.toString(), "PATH", "")), List.of(project), Toolset.parse(List.of(toolsets)), false, Mode.AUTO);
        try (var wiring = Wiring.of(settings);
                var server = ServedOverHttp.of(wiring.offer())) {
            var listed = wiring.offer().tools().list().stream().map(ToolListing::name).collect(Collectors.toSet());
            var found = search(server, project, queries.stream().map(SearchQueries.Query::text).toList());
            var ranks = new ArrayList<Integer>();
            for (var at = 0; at < queries.size(); at++) {
                ranks.add(queries.get(at).rank(found.get(at), listed));
                print(toolsets, queries.get(at), ranks.getLast(), found.get(at), listed);
            }
            assertEquals(36, count("tuned", queries, ranks, FOUND));
            assertTrue(count("tuned", queries, ranks, 1) >= 24, () -> "first: " + count("tuned", queries, ranks, 1));
            for (var set : List.of("fresh", "public")) {
                assertTrue(count(set, queries, ranks, FOUND) >= (set.equals("public") && toolsets.equals("all") ? 15 : 16), () -> set + ": " + count(set, queries, ranks, FOUND));
            }
        }
    }

    private static void print(String toolsets, SearchQueries.Query query, int rank, List<String> found, Set<String> listed) {
        if (rank != 1) {
            var right = query.tools().stream().filter(listed::contains).toList();
            System.out.printf("%s: \"%s\": %s is %s of %s%n", toolsets, query.text(), right, rank == 0 ? "missing" : "number " + rank, found);
        }
    }

    private static long count(String set, List<SearchQueries.Query> queries, List<Integer> ranks, int atMost) {
        var count = 0;
        for (var at = 0; at < queries.size(); at++) {
            count += queries.get(at).set().equals(set) && ranks.get(at) > 0 && ranks.get(at) <= atMost ? 1 : 0;
        }
        return count;
    }

    /** Searches for each query in one session, and returns the names that each found, best first. */
    private List<List<String>> search(ServedOverHttp server, Path project, List<String> queries) throws Exception {
        var found = new ArrayList<List<String>>();
        var script = new ArrayList<ScriptedModel.Line>();
        script.add(_ -> Said.search(queries.getFirst()));
        for (var query : queries.subList(1, queries.size())) {
            script.add(request -> {
                found.add(Said.foundTools(request));
                return Said.search(query);
            });
        }
        script.add(request -> {
            found.add(Said.foundTools(request));
            return Said.finalWord("Searched.");
        });
        try (var model = ScriptedModel.playing(script.toArray(ScriptedModel.Line[]::new))) {
            var run = Codex.configured(scratch.resolve("codex"), project, "gpt-5.5", model.base(), """
                    [mcp_servers.atopile]
                    url = "%s"
                    required = true
                    """.formatted(server.endpoint())).exec("Search.");
            assertEquals(0, run.code(), run::err);
        }
        return found;
    }
}
