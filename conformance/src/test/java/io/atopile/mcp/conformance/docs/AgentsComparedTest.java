package io.atopile.mcp.conformance.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.conformance.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The comparison of agents claims nothing of ours that no test shows. */
class AgentsComparedTest {

    private static final int COLUMNS = 6;
    private static final Pattern CLASS = Pattern.compile("`(\\w+Test)`");

    @Test
    void everyRowNamesATestThatThereIs() throws IOException {
        var rows = Files.readString(Repository.ROOT.resolve("docs/agents-compared.md"))
                .lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| feature "))
                .toList();
        assertTrue(rows.size() > 30, "Hardly a row was found");
        var there = SourceNames.read().tests().keySet();
        assertEquals(List.of(), rows.stream().filter(row -> !names(row, there)).toList());
    }

    private static boolean names(String row, Set<String> there) {
        var cells = row.split("\\|", -1);
        var named = CLASS.matcher(cells[cells.length - 2]);
        return cells.length == COLUMNS + 2 && named.find() && there.contains(named.group(1));
    }
}
