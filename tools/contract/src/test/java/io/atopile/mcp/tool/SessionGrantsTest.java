package io.atopile.mcp.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionGrantsTest {

    @ParameterizedTest
    @CsvSource({
        "edit, /a, true",
        "edit, /b, false",
        "edit, , false",
        "build, /a, false",
        "search, , true",
        "search, /a, false"
    })
    void anApprovalIsForOneToolInOneProject(String tool, String project, boolean covered) {
        var grants = new SessionGrants();
        assertEquals(false, grants.covers(tool, Optional.ofNullable(project).map(Path::of)));
        grants.add("edit", Optional.of(Path.of("/a")));
        grants.add("search", Optional.empty());
        assertEquals(covered, grants.covers(tool, Optional.ofNullable(project).map(Path::of)));
    }
}
