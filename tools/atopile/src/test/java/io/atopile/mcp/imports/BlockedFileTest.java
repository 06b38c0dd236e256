package io.atopile.mcp.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A project with a pipe or an endless file where its imports are looked for. */
@Timeout(20)
class BlockedFileTest {

    @TempDir
    private Path temporary;

    private Path root = Path.of("");

    @BeforeEach
    void prepare() throws IOException {
        root = temporary.toRealPath();
        Files.writeString(root.resolve("a.ato"), "module A:\n    pass\n");
    }

    @Test
    void aManifestThatIsAPipeIsUnknown() throws Exception {
        assertEquals(0, new ProcessBuilder("mkfifo", root.resolve("ato.yaml").toString()).start().waitFor());
        assertFalse(ImportGraph.ofAnySource(root).ofEntry("a.ato:A").isFreeOfCode());
    }

    @Test
    void aManifestWithoutAnEndIsUnknown() throws Exception {
        Files.createSymbolicLink(root.resolve("ato.yaml"), Path.of("/dev/zero"));
        assertFalse(ImportGraph.ofAnySource(root).ofEntry("a.ato:A").isFreeOfCode());
    }
}
