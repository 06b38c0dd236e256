package io.atopile.mcp.conformance.skill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.atopile.mcp.conformance.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every built-in skill is run by a test of this package, which names it. */
class EverySkillIsTestedTest {

    private static final Path TESTS = Repository.ROOT.resolve("conformance/src/test/java/io/atopile/mcp/conformance/skill");

    @Test
    void everyBuiltInSkillIsNamedByATestThatRunsSkills() throws IOException {
        var tests = new ArrayList<String>();
        try (var files = Files.newDirectoryStream(TESTS, "*Test.java")) {
            for (var file : files) {
                tests.add(Files.readString(file));
            }
        }
        var skills = new ArrayList<String>();
        try (var folders = Files.newDirectoryStream(Repository.ROOT.resolve("skills/library"), Files::isDirectory)) {
            folders.forEach(folder -> skills.add(folder.getFileName().toString()));
        }
        assertFalse(skills.isEmpty());
        assertEquals(List.of(), skills.stream().filter(skill -> tests.stream().noneMatch(test -> runs(test, skill))).sorted().toList());
    }

    private static boolean runs(String test, String skill) {
        return test.contains('"' + skill + '"') && test.contains("bench.run(");
    }
}
