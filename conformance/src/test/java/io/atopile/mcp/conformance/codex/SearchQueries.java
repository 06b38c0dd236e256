package io.atopile.mcp.conformance.codex;

import io.atopile.mcp.conformance.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;

/** Queries in plain words, each with the tools that are the right answer to it, from {@code queries.tsv}. */
record SearchQueries(List<Query> all) {

    private static final String FILE = "conformance/src/test/resources/io/atopile/mcp/conformance/codex/queries.tsv";

    /** The tool through which those that aren't listed are found. */
    private static final String FINDER = "tools_find";

    /**
     * One query.
     *
     * @param set {@code tuned} if descriptions were chosen with it, otherwise {@code fresh}
     */
    record Query(String set, String text, Set<String> tools) {

        /** The place of the right answer among those found, from 1; 0 if it is missing. Of a tool that isn't listed, the answer is the finder. */
        int rank(List<String> found, Set<String> listed) {
            for (var at = 0; at < found.size(); at++) {
                var name = found.get(at);
                if (tools.contains(name) || (name.equals(FINDER) && !listed.containsAll(tools))) {
                    return at + 1;
                }
            }
            return 0;
        }
    }

    static SearchQueries read() throws IOException {
        return new SearchQueries(Files.readAllLines(Repository.ROOT.resolve(FILE)).stream()
                .filter(line -> !line.startsWith("#"))
                .skip(1)
                .map(line -> line.split("\t", -1))
                .map(cells -> new Query(cells[0], cells[1], Set.of(cells[2].split(" ", -1))))
                .toList());
    }
}
