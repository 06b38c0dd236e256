package io.atopile.mcp.conformance.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.conformance.Repository;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The comparison of agents claims nothing of ours that no test shows. */
class AgentsComparedTest {

    private static final int COLUMNS = 6;
    private static final Pattern CLASS = Pattern.compile("`(\\w+Test)`");
    private static final Set<String> NOT_SOURCES = Set.of("target", "node_modules", ".git");

    @Test
    void everyRowNamesATestThatThereIs() throws IOException {
        var rows = Files.readString(Repository.ROOT.resolve("docs/agents-compared.md"))
                .lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| feature "))
                .toList();
        assertTrue(rows.size() > 30, "Hardly a row was found");
        var there = tests();
        assertEquals(List.of(), rows.stream().filter(row -> !names(row, there)).toList());
    }

    private static boolean names(String row, Set<String> there) {
        var cells = row.split("\\|", -1);
        var named = CLASS.matcher(cells[cells.length - 2]);
        return cells.length == COLUMNS + 2 && named.find() && there.contains(named.group(1));
    }

    private static Set<String> tests() throws IOException {
        var tests = new HashSet<String>();
        Files.walkFileTree(Repository.ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                var skipped = NOT_SOURCES.contains(String.valueOf(folder.getFileName()));
                return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                var name = String.valueOf(file.getFileName());
                if (name.endsWith("Test.java")) {
                    tests.add(name.substring(0, name.length() - ".java".length()));
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return tests;
    }
}
